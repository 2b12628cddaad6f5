import type { SourceFile } from '../diagnostics/diagnostic.ts';
import type { Ran, Request, RunHooks, SettleHooks, Stage } from '../pipeline.ts';
import { besideOnDisk } from './beside.ts';
import { settleIn } from './engine.ts';
import { inferLine, progressLine, progressOn } from './progress.ts';

const STAGES: Readonly<Record<Stage, string>> = {
  preparing: 'Preparing to play',
  judging: 'Judging the claims',
};

/** What is told while worlds are played. */
type Hooks = Required<Pick<RunHooks, 'signal' | 'stage' | 'inferring' | 'progress' | 'warning' | 'beside'>> &
  Required<Pick<SettleHooks, 'settling'>>;

/** Does what takes long, with progress told as it goes. */
export async function progressing<T>(
  id: string,
  signal: AbortSignal,
  work: (hooks: Hooks) => Promise<T>,
): Promise<T> {
  const progress = progressOn(process.stderr, process.env);
  progress.begin(`Reading ${id}`);
  settleIn();
  try {
    return await work({
      signal,
      stage: (stage) => progress.begin(STAGES[stage]),
      inferring: (done) => progress.show(inferLine(done)),
      progress: ({ worlds, of, rate }) => progress.show(progressLine(worlds, of, rate)),
      warning: (message) => {
        progress.clear();
        process.stderr.write(`${message}\n`);
      },
      settling: (option, number, of) => progress.begin(`Option ${number} of ${of}: ${option}`),
      beside: besideOnDisk,
    });
  } finally {
    progress.clear();
  }
}

/** The pipeline, with progress told as it goes. @param files where columns go that memory does not hold */
export async function play(
  source: SourceFile,
  id: string,
  request: Request,
  signal: AbortSignal,
  files: Pick<RunHooks, 'open' | 'spool' | 'played'> = {},
): Promise<Ran> {
  return await progressing(id, signal, async (hooks) => {
    // All that follows takes longer to load than a person waits without a sign.
    const { run } = await import('../pipeline.ts');
    return await run(source, id, request, { ...hooks, ...files });
  });
}
