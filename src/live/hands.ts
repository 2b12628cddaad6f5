import type { Image } from '../compile/image.ts';
import type { Fault, Latents, Played } from '../kernel/kernel.ts';
import type { Model } from '../model/model.ts';
import type { Drawn } from './evidence/drawn.ts';
import { type Answer, hand, type Order, type Turn } from './hand.ts';
import type { RowColumns, RowSums } from './summaries.ts';

/** Players that have runs in hand and play stretches of them; every one of them knows every run. */
export interface Hands {
  readonly count: number;
  /** Memory of columns that have been read, to be played into again: fresh pages cost more than what is written to them. */
  readonly rooms: ArrayBuffer[];
  readonly know: (run: number, model: Model, image: Image | undefined) => void;
  /** Tells every player how a run is played from now on. */
  readonly turn: (how: Omit<Turn, 'draws' | 'places'>, drawn?: Drawn) => Turning;
  readonly summing: () => Summing;
  readonly close: () => void;
}

/** A run as it was turned for a question. */
export interface Turning {
  /**
   * Plays worlds, at most `step` at a time, between which an end is heard. After an end less is given. Rejects if the player
   * cannot go on.
   *
   * @param rooms memory that is handed over, to be played into
   */
  readonly play: (
    first: number,
    count: number,
    step: number,
    rooms?: readonly ArrayBuffer[],
  ) => Promise<readonly Played[] | Fault>;
  /** Nothing more of it will be played. */
  readonly end: () => void;
}

/** Columns that are summed up for a question. */
export interface Summing {
  /** Nothing after an end. @param row its columns' memory is handed over */
  readonly sum: (row: RowColumns) => Promise<RowSums | undefined>;
  readonly end: () => void;
}

/** So many sets of draws players keep for later turns: those learned as written, those learned last, and those moved last. */
const MOST_DRAWS = 3;

/** An order that one player carries out and answers. */
type Task = Extract<Order, { kind: 'play' | 'sum' }>;

/** Hands of players who are all told the same, but for what one of them does for all. */
function handsOf(
  count: number,
  tell: (order: Order) => void,
  ask: (task: (ticket: number) => Task) => Promise<Answer>,
  close: () => void,
): Hands {
  let turns = 0;
  let draws = 0;
  /** What players have in hand, what was used last at the end. */
  let known: readonly { readonly latents: Latents; readonly number: number }[] = [];
  const numberOf = (latents: Latents): number => {
    const before = known.find((one) => one.latents === latents);
    const one = before ?? { latents, number: draws++ };
    if (before === undefined) tell({ kind: 'draws', draws: one.number, latents });
    const all = [...known.filter((other) => other !== before), one];
    known = all.slice(-MOST_DRAWS);
    for (const { number } of all.slice(0, -MOST_DRAWS)) tell({ kind: 'forget draws', draws: number });
    return one.number;
  };
  return {
    count,
    rooms: [],
    know: (run, model, image) => tell({ kind: 'run', run, model, ...(image === undefined ? {} : { image }) }),
    turn: (how, drawn) => {
      const turn = turns++;
      const places = drawn?.places === undefined ? {} : { places: drawn.places };
      const given = drawn === undefined ? {} : { draws: numberOf(drawn.latents), ...places };
      tell({ kind: 'turn', turn, how: { ...how, ...given } });
      return {
        play: async (first, many, step, rooms = []) => {
          const answer = await ask((ticket) => ({
            kind: 'play',
            stretch: { ticket, turn, first, count: many, step, rooms },
          }));
          if (!('played' in answer)) throw new Error('a stretch was answered by sums');
          return answer.played;
        },
        end: () => tell({ kind: 'forget', turn }),
      };
    },
    summing: () => {
      const turn = turns++;
      tell({ kind: 'summing', turn });
      return {
        sum: async (row) => {
          const answer = await ask((ticket) => ({ kind: 'sum', ticket, turn, row }));
          if (!('sums' in answer)) throw new Error('sums were answered by a stretch');
          return answer.sums;
        },
        end: () => tell({ kind: 'forget', turn }),
      };
    },
    close,
  };
}

/** A worker as it is started elsewhere, in a browser or in a test. */
export interface HandWorker {
  readonly order: (order: Order) => void;
  readonly end: () => void;
}

/** Who hears of a worker. */
export interface HandListener {
  readonly answered: (answer: Answer) => void;
  readonly failed: (message: string) => void;
}

/** Plays in this thread alone. */
export function ownHand(): Hands {
  return teamOf([ownWorker]);
}

/** Plays in this thread, and in so many workers beside it: a thread that only hands out and takes in would contend with those that play. */
export function handsBeside(workers: number, start: StartHand): Hands {
  return teamOf([ownWorker, ...Array.from({ length: workers }, () => start)]);
}

export type StartHand = (listener: HandListener) => HandWorker;

/** This thread as a player; between one step and the next its event loop goes round. */
function ownWorker({ answered, failed }: HandListener): HandWorker {
  const carryOut = hand();
  return {
    order: (order) => {
      carryOut(order)?.then(answered, (error: unknown) =>
        failed(error instanceof Error ? error.message : String(error)),
      );
    },
    end: () => undefined,
  };
}

/** Each is given what is to be done next as soon as it has the fewest tasks waiting. */
function teamOf(starts: readonly StartHand[]): Hands {
  let tickets = 0;
  let broken: string | undefined;
  interface Waiting {
    readonly resolve: (answer: Answer) => void;
    readonly reject: (error: Error) => void;
  }
  const team = starts.map((start) => {
    const waiting = new Map<number, Waiting>();
    const worker = start({
      answered: (answer) => {
        waiting.get(answer.ticket)?.resolve(answer);
        waiting.delete(answer.ticket);
      },
      failed: (message) => {
        broken = message;
        for (const { reject } of waiting.values()) reject(new Error(message));
        waiting.clear();
      },
    });
    return { waiting, worker };
  });
  const tell = (order: Order): void => {
    for (const { worker } of team) worker.order(order);
  };
  const ask = (task: (ticket: number) => Task): Promise<Answer> =>
    new Promise((resolve, reject) => {
      if (broken !== undefined) return reject(new Error(broken));
      const free = team.reduce((a, b) => (b.waiting.size < a.waiting.size ? b : a));
      const ticket = tickets++;
      free.waiting.set(ticket, { resolve, reject });
      free.worker.order(task(ticket));
    });
  return handsOf(starts.length, tell, ask, () => {
    for (const { worker } of team) worker.end();
  });
}
