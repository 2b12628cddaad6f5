import type { Clock } from '../model/model.ts';
import type { Moment } from './moment.ts';
import type { Evaluate } from './surroundings.ts';

/** The functions of the clock: `now` follows the calendar, `elapsed` counts periods. */
export function clockReader(clock: Clock, moment: Moment): (what: 'now' | 'elapsed' | 'period') => Evaluate {
  const { starts, length } = clock;
  return (what) => {
    switch (what) {
      case 'now':
        return () => starts[moment.period] as number;
      case 'elapsed':
        return () => moment.period * length;
      case 'period':
        return () => length;
    }
  };
}
