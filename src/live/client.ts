import type { Lever } from './handles.ts';
import type { Question, SessionSettings } from './question.ts';
import type { Bundle, Call, Reply } from './web.ts';
import type { WebWorker } from './web-worker.ts';
import { progressWords } from './words.ts';

/** What the page hears of its worker. */
export interface Ears<Shown> {
  /** Sliders may be moved. */
  readonly opened: (levers: readonly Lever[]) => void;
  /** What has been learned from the evidence so far, in words, before it is opened. */
  readonly learning?: (words: string) => void;
  /** Something was told of the last question; what comes too late is left out. */
  readonly told: (told: Shown) => void;
  /** All has been told of the last question. */
  readonly done?: () => void;
  readonly failed: (message: string) => void;
}

/** A worker that answers questions about one scenario. The page's own thread only receives plain data. */
export interface Live {
  /**
   * While a slider moves, questions come faster than answers: the last waits until there is a first answer to the one before, and those
   * between are passed over. So answers follow the slider however fast it moves.
   */
  readonly ask: (question: Question) => void;
  /** Answers are held against the last one from now on, or against none. */
  readonly pin: (on: boolean) => void;
  /** The same worker, about another scenario. */
  readonly open: (bundle: Bundle, settings: SessionSettings) => void;
  readonly close: () => void;
}

/**
 * Starts the worker. A question asked while it opens is answered when it has.
 *
 * @param url where its code stands: a file, or a `blob:` of it, so that it works from disk
 * @param code the text that a `blob:` was made of
 */
export function openLive<Shown>(
  url: string,
  bundle: Bundle,
  settings: SessionSettings,
  { opened, learning, told, done, failed }: Ears<Shown>,
  code?: string,
): Live {
  const { Worker } = globalThis as unknown as { readonly Worker: new (url: string) => WebWorker };
  const worker = new Worker(url);
  let ticket = 0;
  /** Whether the last question has had no answer yet, and what is to be asked when it has. */
  let unanswered = false;
  let next: Question | undefined;
  const call = (message: Call): void => worker.postMessage(message);
  const ask = (question: Question): void => {
    ticket++;
    unanswered = true;
    next = undefined;
    call({ kind: 'ask', ticket, question });
  };
  const heard = (): void => {
    unanswered = false;
    if (next !== undefined) ask(next);
  };
  worker.onmessage = ({ data }) => {
    const reply = data as Reply<Shown>;
    if (reply.kind === 'opened') opened(reply.levers);
    else if (reply.kind === 'learning') learning?.(progressWords(reply.progress));
    else if (reply.kind === 'failed') {
      failed(reply.message);
      heard();
    } else if (reply.ticket !== ticket && reply.ticket !== -1) return;
    else if (reply.kind === 'done') {
      done?.();
      heard();
    } else {
      told(reply.told);
      heard();
    }
  };
  worker.onerror = (event) => {
    event.preventDefault();
    failed(event.message ?? 'the worker could not be started');
  };
  const own = code === undefined ? {} : { code };
  call({ kind: 'open', bundle, settings, ...own });
  return {
    ask: (question) => {
      if (unanswered) next = question;
      else ask(question);
    },
    pin: (on) => call({ kind: 'pin', on }),
    open: (another, otherSettings) => {
      ticket++;
      unanswered = false;
      next = undefined;
      call({ kind: 'open', bundle: another, settings: otherSettings, ...own });
    },
    close: () => worker.terminate(),
  };
}
