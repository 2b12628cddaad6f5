import { compiler } from '../compile/compile.ts';
import type { SourceFile } from '../diagnostics/diagnostic.ts';
import { pause } from '../kernel/pause.ts';
import { buffersOf } from '../simulate/transfer.ts';
import { besideOf } from './beside.ts';
import type { Explain } from './explanations.ts';
import { type Answer, hand, type Order } from './hand.ts';
import type { Lever } from './handles.ts';
import { type HandListener, type Hands, type HandWorker, handsBeside, ownHand } from './hands.ts';
import type { Pins } from './pins.ts';
import type { Progress, Question, SessionSettings, Told } from './question.ts';
import { openSession, type Session } from './session.ts';
import { columnsIn } from './summaries.ts';
import { foretoldBeside, TELLER, type TellerCall, tell } from './tellers.ts';
import type { WebWorker } from './web-worker.ts';

/** A scenario as a page holds it: its text, and the texts of the files that it names, by the paths by which they are named. */
export interface Bundle {
  readonly source: SourceFile;
  readonly id: string;
  readonly files: Readonly<Record<string, string>>;
}

/** What a page says to the worker that answers it. */
export type Call =
  | {
      readonly kind: 'open';
      readonly bundle: Bundle;
      readonly settings: SessionSettings;
      /** The worker's code, where a page from disk started it from a text: there it cannot be found again by its address. */
      readonly code?: string;
    }
  | { readonly kind: 'ask'; readonly ticket: number; readonly question: Question }
  /** Later answers are held against the last one, or against none. */
  | { readonly kind: 'pin'; readonly on: boolean };

/** What it hears. `ticket` is the question's; -1 before any. */
export type Reply<Shown> =
  | { readonly kind: 'opened'; readonly levers: readonly Lever[] }
  /** How far the inference has come that comes before. */
  | { readonly kind: 'learning'; readonly progress: Progress }
  | { readonly kind: 'told'; readonly ticket: number; readonly told: Shown }
  /** The last answer to a question has been told, unless another was asked meanwhile. */
  | { readonly kind: 'done'; readonly ticket: number }
  | { readonly kind: 'failed'; readonly message: string };

/** What is used here of a worker's own side (HTML Standard, DedicatedWorkerGlobalScope). */
interface Scope {
  readonly name: string;
  readonly location: { readonly href: string };
  readonly navigator?: { readonly hardwareConcurrency?: number };
  readonly addEventListener: (type: 'message', listener: (event: { readonly data: unknown }) => void) => void;
  readonly postMessage: (message: unknown, transfer?: readonly ArrayBuffer[]) => void;
  readonly Worker?: new (url: string, options: { readonly name: string }) => WebWorker;
}

/** Workers of this name play; any other answers questions, and employs those. Both have the same code. */
const HAND = 'rubicon-hand';
const MOST_HANDS = 8;

/**
 * Makes of what is told what the page is to hear, in this thread. Between one message and the next another question may be heard, and then
 * the rest is not made.
 *
 * @param question that it answers; absent before any
 */
export type Show<Shown> = (told: Told, question?: Question) => Iterable<Shown>;

/** What only some pages ask for. */
export interface More {
  /** Of the stage `explained`, which is left out without it. */
  readonly explain?: Explain;
  /** Without them nothing is pinned. */
  readonly pins?: Pins;
}

/** The worker's side, whichever of the two it is. */
export function serve<Shown>(show: Show<Shown>, more: More = {}): void {
  const scope = globalThis as unknown as Scope;
  if (scope.name === HAND) serveHand(scope);
  else if (scope.name === TELLER) serveTeller(scope);
  else servePage(scope, show, more);
}

function serveHand(scope: Scope): void {
  const carryOut = hand();
  const answered = (answer: Answer): void => scope.postMessage(answer, memoryOf(answer));
  scope.addEventListener('message', ({ data }) => {
    carryOut(data as Order)
      ?.then(answered)
      .catch((error: unknown) => {
        // Outside of a promise, so that whoever employs this worker hears of it.
        setTimeout(() => {
          throw error;
        });
      });
  });
}

function serveTeller(scope: Scope): void {
  scope.addEventListener('message', ({ data }) => {
    tell(data as TellerCall, (message) => scope.postMessage(message));
  });
}

/** What is handed over with an order instead of being copied. */
function memoryIn(order: Order): readonly ArrayBuffer[] {
  if (order.kind === 'play') return order.stretch.rooms ?? [];
  return order.kind === 'sum' ? buffersOf(columnsIn(order.row)) : [];
}

/** The same with an answer. */
function memoryOf(answer: Answer): ArrayBuffer[] {
  if (!('played' in answer) || 'diagnostic' in answer.played) return [];
  return answer.played.flatMap(({ worlds, outcomes, checks, fans }) =>
    buffersOf([worlds, ...outcomes, ...checks, ...fans]),
  );
}

function servePage<Shown>(scope: Scope, show: Show<Shown>, more: More): void {
  const reply = (message: Reply<Shown>): void => scope.postMessage(message);
  let session: Session | undefined;
  let waiting: Extract<Call, { kind: 'ask' }> | undefined;
  let hands: Hands | undefined;
  /** The next answer is to be pinned, as the last is being replaced. */
  let pinNext = false;
  const { pins } = more;
  const pin = (on: boolean): void => {
    const latest = session?.latest();
    pinNext = on && latest === undefined;
    if (!on) pins?.unpin();
    else if (latest !== undefined) pins?.pin(latest);
  };
  /** The question that was asked last. */
  let latest = -1;
  // One for all that is opened: mostly the same scenario again, with a formula changed.
  const compile = compiler();
  /** Of what was opened last: a scenario that is ready only after a later one was asked for is let go of. */
  let opening = new AbortController();
  const failed = (error: unknown): void =>
    reply({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
  const ask = (opened: Session, { ticket, question }: Extract<Call, { kind: 'ask' }>): void => {
    latest = ticket;
    const tell = async (told: Told): Promise<void> => {
      if (pinNext) pin(true);
      for (const one of show(told, question)) {
        if (latest !== ticket) return;
        reply({ kind: 'told', ticket, told: one });
        await pause();
      }
    };
    opened.ask(question, tell).then(() => reply({ kind: 'done', ticket }), failed);
  };
  const open = async ({ bundle, settings, code }: Extract<Call, { kind: 'open' }>): Promise<void> => {
    opening.abort();
    const own = new AbortController();
    opening = own;
    session?.close();
    session = undefined;
    const crew = crewOf(scope, code);
    hands = handsOf(crew);
    const files = besideOf(bundle.files);
    const found = await openSession(bundle.source, bundle.id, files, settings, hands, {
      learning: (progress) => reply({ kind: 'learning', progress }),
      signal: own.signal,
      ...more,
      compile,
      ...(crew === undefined ? {} : { foretell: foretoldBeside(crew.count, () => crew.start(TELLER)) }),
    }).catch((error: unknown) => {
      if (!own.signal.aborted) failed(error);
      return undefined;
    });
    if (found === undefined) return;
    if (own.signal.aborted) {
      if ('session' in found) found.session.close();
      return;
    }
    if ('diagnostics' in found) {
      for (const told of show({ kind: 'invalid', diagnostics: found.diagnostics }))
        reply({ kind: 'told', ticket: -1, told });
      return;
    }
    session = found.session;
    reply({ kind: 'opened', levers: session.levers });
    if (waiting !== undefined) ask(session, waiting);
    waiting = undefined;
  };
  scope.addEventListener('message', ({ data }) => {
    const call = data as Call;
    if (call.kind === 'open') open(call);
    else if (call.kind === 'pin') pin(call.on);
    else if (session === undefined) waiting = call;
    else ask(session, call);
  });
}

/** Workers beside this one, of the same code. */
interface Crew {
  /** How many threads there are for, this one among them. */
  readonly count: number;
  readonly start: (name: string) => WebWorker;
}

/** Undefined where workers cannot have workers. */
function crewOf({ Worker, navigator, location }: Scope, code: string | undefined): Crew | undefined {
  if (Worker === undefined) return undefined;
  const url = code === undefined ? location.href : urlOf(code);
  const count = Math.min(MOST_HANDS, Math.max(1, navigator?.hardwareConcurrency ?? 1));
  return { count, start: (name) => new Worker(url, { name }) };
}

/** A player for each core, of which this thread is one. */
function handsOf(crew: Crew | undefined): Hands {
  if (crew === undefined) return ownHand();
  const start = ({ answered, failed }: HandListener): HandWorker => {
    const worker = crew.start(HAND);
    worker.onmessage = ({ data }) => answered(data as Answer);
    worker.onerror = (event) => {
      event.preventDefault();
      failed(`a player has failed: ${event.message ?? 'it could not be started'}`);
    };
    return {
      order: (order) => worker.postMessage(order, memoryIn(order)),
      end: () => worker.terminate(),
    };
  };
  try {
    return handsBeside(crew.count - 1, start);
  } catch {
    return ownHand();
  }
}

function urlOf(code: string): string {
  return URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
}
