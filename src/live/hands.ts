import type { Image } from '../compile/image.ts';
import type { Fault, Played } from '../kernel/kernel.ts';
import { pause } from '../kernel/pause.ts';
import type { Model } from '../model/model.ts';
import { type Answer, hand, type Order, type Stretch } from './hand.ts';

/** Players that have runs in hand and play stretches of them; every one of them knows every run. */
export interface Hands {
  readonly count: number;
  readonly know: (run: number, model: Model, image: Image | undefined) => void;
  /** Rejects if the player cannot go on. */
  readonly play: (
    stretch: Omit<Stretch, 'ticket'>,
  ) => Promise<{ readonly played: Played | Fault; readonly ms: number }>;
  readonly close: () => void;
}

/** Plays in this thread; between stretches the event loop goes round once. */
export function ownHand(): Hands {
  const carryOut = hand();
  let turn: Promise<unknown> = Promise.resolve();
  return {
    count: 1,
    know: (run, model, image) => {
      carryOut({ kind: 'run', run, model, ...(image === undefined ? {} : { image }) });
    },
    play: (stretch) => {
      const next = turn.then(pause).then(() => {
        const answer = carryOut({ kind: 'play', stretch: { ...stretch, ticket: 0 } });
        if (answer === undefined) throw new Error('a stretch was not answered');
        return answer;
      });
      turn = next.catch(() => undefined);
      return next;
    },
    close: () => undefined,
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
  return {
    count,
    know: (run, model, image) => {
      for (const { worker } of team) {
        worker.order({ kind: 'run', run, model, ...(image === undefined ? {} : { image }) });
      }
    },
    play: (stretch) =>
      new Promise((resolve, reject) => {
        if (broken !== undefined) return reject(new Error(broken));
        const free = team.reduce((a, b) => (b.waiting.size < a.waiting.size ? b : a));
        const ticket = tickets++;
        free.waiting.set(ticket, { resolve, reject });
        free.worker.order({ kind: 'play', stretch: { ...stretch, ticket } });
      }),
    close: () => {
      for (const { worker } of team) worker.end();
    },
  };
}
