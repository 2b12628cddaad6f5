import type { Image } from '../compile/image.ts';
import type { Fault, Latents, Played } from '../kernel/kernel.ts';
import { pause } from '../kernel/pause.ts';
import type { Model } from '../model/model.ts';
import type { Drawn } from './evidence/drawn.ts';
import { type Answer, hand, type Order, type Stretch, type Turn } from './hand.ts';

/** Players that have runs in hand and play stretches of them; every one of them knows every run. */
export interface Hands {
  readonly count: number;
  readonly know: (run: number, model: Model, image: Image | undefined) => void;
  /** Tells every player how a run is played from now on. */
  readonly turn: (how: Omit<Turn, 'draws' | 'places'>, drawn?: Drawn) => Turning;
  readonly close: () => void;
}

/** A run as it was turned for a question. */
export interface Turning {
  /** Rejects if the player cannot go on. */
  readonly play: (
    first: number,
    count: number,
  ) => Promise<{ readonly played: Played | Fault; readonly ms: number }>;
  /** Nothing more of it will be played. */
  readonly end: () => void;
}

/** So many sets of draws players keep for later turns: those learned as written, those learned last, and those moved last. */
const MOST_DRAWS = 3;

/** Hands of players who are all told the same, but for stretches, each of which one of them plays. */
function handsOf(
  count: number,
  tell: (order: Order) => void,
  play: (stretch: Omit<Stretch, 'ticket'>) => Promise<Answer>,
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
    know: (run, model, image) => tell({ kind: 'run', run, model, ...(image === undefined ? {} : { image }) }),
    turn: (how, drawn) => {
      const turn = turns++;
      const places = drawn?.places === undefined ? {} : { places: drawn.places };
      const given = drawn === undefined ? {} : { draws: numberOf(drawn.latents), ...places };
      tell({ kind: 'turn', turn, how: { ...how, ...given } });
      return {
        play: (first, many) => play({ turn, first, count: many }),
        end: () => tell({ kind: 'forget', turn }),
      };
    },
    close,
  };
}

/** Plays in this thread; between stretches the event loop goes round once. */
export function ownHand(): Hands {
  const carryOut = hand();
  let turn: Promise<unknown> = Promise.resolve();
  const play = (stretch: Omit<Stretch, 'ticket'>): Promise<Answer> => {
    const next = turn.then(pause).then(() => {
      const answer = carryOut({ kind: 'play', stretch: { ...stretch, ticket: 0 } });
      if (answer === undefined) throw new Error('a stretch was not answered');
      return answer;
    });
    turn = next.catch(() => undefined);
    return next;
  };
  const tell = (order: Order): void => {
    carryOut(order);
  };
  return handsOf(1, tell, play, () => undefined);
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

/** Plays in so many workers, each given what is to be done next as soon as it has the fewest stretches waiting. */
export function workerHands(count: number, start: (listener: HandListener) => HandWorker): Hands {
  let tickets = 0;
  let broken: string | undefined;
  interface Waiting {
    readonly resolve: (answer: Answer) => void;
    readonly reject: (error: Error) => void;
  }
  const team = Array.from({ length: count }, () => {
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
  const play = (stretch: Omit<Stretch, 'ticket'>): Promise<Answer> =>
    new Promise((resolve, reject) => {
      if (broken !== undefined) return reject(new Error(broken));
      const free = team.reduce((a, b) => (b.waiting.size < a.waiting.size ? b : a));
      const ticket = tickets++;
      free.waiting.set(ticket, { resolve, reject });
      free.worker.order({ kind: 'play', stretch: { ...stretch, ticket } });
    });
  return handsOf(count, tell, play, () => {
    for (const { worker } of team) worker.end();
  });
}
