import type { Aides } from '../assemble/tell.ts';
import type { Aide } from '../settle/foresight/settle.ts';
import type { Plan } from '../simulate/plan.ts';
import type { Player } from '../simulate/player.ts';

/** How many threads shall play, and who hears what goes wrong. */
export interface Crew {
  readonly threads: number;
  /** The calling thread has other work meanwhile. */
  readonly aside?: boolean;
  /** Told in a sentence when a worker is replaced, or where nothing can be compiled. */
  readonly warn?: (message: string) => void;
}

/** What the pipeline asks of the machine that it runs on, be it Node or a browser. */
export interface Machine {
  readonly threads: (plan: Plan, crew: Crew) => Player;
  /** So many threads that help to explore; nothing where the machine has none, and the calling thread does it all. */
  readonly aides?: (count: number) => Aides | undefined;
  /** A thread that settles along; nothing where the machine has none. */
  readonly settler?: () => Aide;
}
