import type { Lines } from './raw-tables.ts';

/** What a column of raw data is. */
export interface RawFact {
  readonly name: string;
  /** Of labels, dates and yes or no there is none. */
  readonly unit?: string;
  readonly kind: 'number' | 'truth' | 'label' | 'date';
  readonly title?: string;
  readonly about?: string;
  readonly better?: 'higher' | 'lower';
  /** Keys of the scenario's sources, or citations in words. */
  readonly sources?: readonly string[];
  readonly because?: string;
}

/** What the columns of a table are, in their order, after those that say which world, variant and option it is. */
export function rawFacts({ columns }: Lines): RawFact[] {
  return columns.map(({ name, definition }) => {
    const { type, unit, title, about, better, sources, because } = definition;
    return {
      name,
      kind: type.kind,
      ...(type.kind === 'number' ? { unit: unit.text } : {}),
      ...(title === undefined ? {} : { title }),
      ...(about === undefined ? {} : { about }),
      ...(better === undefined ? {} : { better }),
      ...(sources.length === 0 ? {} : { sources }),
      ...(because === undefined ? {} : { because }),
    };
  });
}
