import type { Fault } from '../kernel/kernel.ts';
import type { Asked, Foreseen, Ground } from './asked.ts';
import type { Changes } from './change.ts';
import type { Reweighed } from './evidence/posterior.ts';
import { turned } from './ready.ts';
import type { Readied, Readying } from './runs.ts';
import { settledOn } from './settled.ts';
import { memory } from './standing.ts';

/** So many settings of the assumptions are remembered with what actors foresee there: a reader goes back to few, and each has compiled runs. */
const REMEMBERED = 4;

/** What actors foresee for one setting of the assumptions. */
interface Setting {
  readonly key: string;
  readonly slot: number;
  /** Runs that are ready, by their numbers in the plan. */
  readonly runs: Map<number, Readied>;
}

/** Remembers nothing yet. @param runs how many the plan has */
export function foreseen({ anew, taught }: Readying, runs: number): Foreseen {
  /** What was used last at the end. */
  let settings: readonly Setting[] = [];
  const remember = (setting: Setting): void => {
    settings = [...settings.filter(({ key }) => key !== setting.key), setting];
  };
  /** Makes room for one more. */
  const slotFree = (): number => {
    const [oldest] = settings;
    if (oldest === undefined || settings.length < REMEMBERED) return settings.length;
    settings = settings.slice(1);
    return oldest.slot;
  };
  /** Finds it for a run. @param slot where it will stand */
  const found = async (
    number: number,
    { plan }: Ground,
    { question: { changes }, signal, tell }: Asked,
    drawn: Reweighed | undefined,
    slot: () => number,
  ): Promise<Readied | Fault | undefined> => {
    const { variant } = plan.runs[number]!;
    const within = variant === undefined ? {} : { variant };
    const progress = (option: number, of: number): void => {
      void tell({ kind: 'foreseeing', option, of, ...within });
    };
    // Behind the plan's own runs, and those that weigh what their evidence teaches.
    const place = (): number => runs * (2 + slot()) + number;
    const draws = drawn === undefined ? {} : { drawn: drawn.drawn };
    try {
      const own = await anew(number, { changes, ...draws, place, hooks: { signal, progress } });
      return signal.aborted ? undefined : own;
    } catch (error) {
      if (signal.aborted) return undefined;
      throw error;
    }
  };
  /** The draws of a variant: its own where the evidence means something else there. */
  const drawnFor = async (
    number: number,
    { base }: Ground,
    asked: Asked,
    drawn: ReadonlyMap<number, Reweighed | undefined>,
  ): Promise<{ readonly own: Reweighed | undefined } | Fault | undefined> => {
    const lesson = await taught(number);
    if ('diagnostic' in lesson) return lesson;
    const { plain, learned } = lesson;
    if (plain === undefined || learned === undefined) return { own: undefined };
    if (learned.owner !== number) return { own: drawn.get(learned.owner) };
    const laid = turned(plain, asked.question.changes, base.run);
    if ('refusal' in laid) return undefined;
    const own = await settledOn(learned.posterior, laid, asked);
    return own === undefined || 'diagnostic' in own ? own : { own };
  };
  const grounded = (ground: Ground, asked: Asked, { slot, runs: known }: Setting): Ground => ({
    ...ground,
    base: known.get(0)!,
    isForeseen: true,
    // What was played with other foresight says nothing here.
    memory: memory(),
    ready: async (number, drawn) => {
      const before = known.get(number);
      if (before !== undefined) return before;
      const draws = await drawnFor(number, ground, asked, drawn);
      if (draws === undefined || 'diagnostic' in draws) return draws;
      const own = await found(number, ground, asked, draws.own, () => slot);
      if (own !== undefined && !('diagnostic' in own)) known.set(number, own);
      return own;
    },
  });
  return {
    known: (ground, asked) => {
      const key = keyOf(asked.question.changes);
      const setting = settings.find((one) => one.key === key);
      if (setting === undefined) return undefined;
      remember(setting);
      return grounded(ground, asked, setting);
    },
    find: async (ground, asked, left) => {
      let slot: number | undefined;
      const taken = (): number => {
        slot ??= slotFree();
        return slot;
      };
      const own = await found(0, ground, asked, left, taken);
      if (own === undefined || 'diagnostic' in own) return own;
      const key = keyOf(asked.question.changes);
      const setting: Setting = { key, slot: taken(), runs: new Map([[0, own]]) };
      remember(setting);
      return grounded(ground, asked, setting);
    },
  };
}

/** The same for the same changes, in whatever order they were made. */
function keyOf(changes: Changes): string {
  return JSON.stringify(Object.entries(changes).sort(([a], [b]) => (a < b ? -1 : 1)));
}
