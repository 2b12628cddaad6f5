import type { LearnHooks, LearnRequest } from '../assemble/posterior.ts';
import type { ExploreRequest } from '../assemble/questions.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { ReadBeside } from '../parse/beside.ts';
import type { Exploration } from '../result/exploration.ts';
import type { Result } from '../result/result.ts';
import type { RawFile } from '../simulate/parquet.ts';
import type { Progress } from '../simulate/plan.ts';
import type { Simulated } from '../simulate/simulated.ts';
import type { Spool } from '../simulate/spool.ts';
import type { Outlet } from '../simulate/table-file.ts';

export interface Request extends LearnRequest {
  /** How many worlds to play, or how many at most where a precision is asked for. */
  readonly worlds: number;
  readonly precision?: number;
  readonly seed: number;
  /** `NAME=VALUE` texts. */
  readonly set: readonly string[];
  /** Worlds of each option from which actors learn what to expect of a settlement, unless the size of the model shall say. */
  readonly foresight?: number;
  /** What to explore besides. */
  readonly explore?: ExploreRequest;
  /**
   * Whether all that a page tells is found, too: terms of a settlement looked at closely under two of the options (bounds, obstacles, all terms that there are), and what runs of
   * other scenarios found.
   */
  readonly closely?: boolean;
  /** Bytes that single worlds may take before their raw columns go to files; the simulation's own limit unless given. */
  readonly memory?: number;
}

/** What a run does before it plays, and after. */
export type Stage = 'preparing' | 'judging';

export interface RunHooks extends LearnHooks {
  /** Told when a stage begins. */
  readonly stage?: (stage: Stage) => void;
  readonly progress?: (progress: Progress) => void;
  /** Told once all worlds are played, before they are judged. */
  readonly played?: (simulated: Simulated) => void;
  /** Opens a file for raw columns that memory does not hold. Without it they are dropped. */
  readonly open?: (file: RawFile) => Promise<Outlet>;
  /** Where columns that claims read go once memory does not hold every column. Without it they stay in memory. */
  readonly spool?: () => Spool;
  /** Reads the files that the scenario names. Without it a scenario must stand alone. */
  readonly beside?: ReadBeside;
}

export type Ran =
  | {
      readonly kind: 'ran';
      readonly result: Result;
      /** Where one was asked for. */
      readonly exploration?: Exploration;
      /** With their places, which the result tells as lines and columns only. */
      readonly warnings: readonly Diagnostic[];
      /** Whether memory held every column. If not, raw columns went to the files opened, and there is no CSV. */
      readonly whole: boolean;
      /** The raw data as CSV, many lines at a time. Throws an ordinary error where memory did not hold every column. */
      readonly outcomesCsv: () => AsyncIterable<string>;
      readonly worldsCsv: () => AsyncIterable<string>;
      /** An outcome row of an option in every world, in its unit; undefined where there is none or memory did not hold it. */
      readonly outcome: (option: string, outcome: string) => Float64Array | undefined;
      /** How each claim that holds or fails world by world came out in every world, as CSV; undefined where there is none. */
      readonly claimsCsv: (() => Iterable<string>) | undefined;
      /** The same of one: 1 where it holds, 0 where it fails, NaN where it is undecided or not about that world. */
      readonly claim: (id: string) => Float64Array | undefined;
    }
  | { readonly kind: 'invalid'; readonly diagnostics: readonly Diagnostic[] }
  | { readonly kind: 'interrupted' }
  /** Worker after worker failed on the same worlds. */
  | { readonly kind: 'failed'; readonly reason: string };
