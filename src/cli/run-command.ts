import { dirname, join } from 'node:path';
import { findingsOf } from '../assemble/findings.ts';
import { variantStudy } from '../assemble/study.ts';
import { diagnose } from '../diagnostics/diagnose.ts';
import type { Bundle } from '../live/web.ts';
import { isoDate } from '../model/iso-date.ts';
import type { Ran } from '../pipeline.ts';
import { FINDINGS } from '../result/findings.ts';
import type { Study } from '../result/study.ts';
import { bundleOf } from './bundle.ts';
import { type CsvAhead, csvAhead } from './csv-ahead.ts';
import { EXIT, type Exit } from './exit.ts';
import { type RunFlags, runNumbers } from './flags.ts';
import { locate } from './locate.ts';
import { play } from './play.ts';
import { printDiagnostics } from './print-diagnostics.ts';
import type { Scratch } from './scratch.ts';
import { madeNow, studiesBeside } from './studies.ts';
import { styleFor } from './style.ts';
import { isBlocked, refused, watched, writing } from './watched.ts';
import { type Draft, writeFiles } from './write-file.ts';

/** `rubicon run SCENARIO …`: plays, judges, writes the brief and the data, and prints the answer. */
export async function runCommand(path: string, flags: RunFlags): Promise<Exit> {
  const { numbers, diagnostics: flagMistakes } = runNumbers(flags);
  const found = locate(path);
  if (numbers === undefined || found.value === undefined) {
    printDiagnostics([...flagMistakes, ...found.diagnostics]);
    return EXIT.invalid;
  }
  const { source, id } = found.value;
  const studies = studiesBeside(source);
  if (studies.value === undefined) {
    printDiagnostics(studies.diagnostics);
    return EXIT.invalid;
  }
  const beside = studies.value;
  const folder = flags.out ?? join('out', id);
  if (isBlocked(folder)) return EXIT.invalid;
  const request = { ...numbers, set: flags.set ?? [], prior: flags.prior === true, closely: true };
  return await watched(folder, async (signal, scratch) => {
    const csv = csvAhead(request.threads);
    try {
      const files = { open: scratch.open, spool: scratch.spool, played: csv.played };
      const ran = await play(source, id, request, signal, files);
      return ran.kind === 'ran'
        ? await answer(ran, bundleOf(source, id), flags, folder, signal, { scratch, csv, studies: beside })
        : refused(ran);
    } finally {
      await csv.end();
    }
  });
}

async function answer(
  ran: Extract<Ran, { kind: 'ran' }>,
  bundle: Bundle,
  flags: RunFlags,
  folder: string,
  signal: AbortSignal,
  {
    scratch,
    csv,
    studies,
  }: { readonly scratch: Scratch; readonly csv: CsvAhead; readonly studies: readonly Study[] },
): Promise<Exit> {
  const { result } = ran;
  const study = flags.study === undefined ? undefined : variantStudy(result, madeNow());
  if (flags.study !== undefined && study === undefined) {
    printDiagnostics([diagnose('study-of-nothing', {})]);
    return EXIT.invalid;
  }
  printDiagnostics(ran.warnings);
  // The charts' library takes longer to load than a small scenario takes to play.
  const { briefHtml } = await import('../brief/brief.ts');
  const drafts: Draft[] = [
    { path: join(folder, 'index.html'), text: briefHtml(result, bundle, studies) },
    { path: join(folder, 'result.json'), text: `${JSON.stringify(result, null, 2)}\n` },
  ];
  if (flags.study !== undefined)
    drafts.push({ path: flags.study, text: `${JSON.stringify(study, null, 1)}\n` });
  const failed = await writing(folder, signal, async () => {
    if (ran.whole) {
      const [outcomes, worlds] = await csv.texts(ran);
      drafts.push(
        { path: join(folder, 'outcomes.csv'), text: outcomes },
        { path: join(folder, 'worlds.csv'), text: worlds },
      );
    } else drafts.push(...(await scratch.complete()));
    if (ran.claimsCsv !== undefined) drafts.push({ path: join(folder, 'claims.csv'), text: ran.claimsCsv() });
    if (flags.keep === true && (result.set.length > 0 || result.prior === true)) {
      process.stderr.write('Nothing is kept: it was not the scenario as it is written that was run.\n');
    } else if (flags.keep === true) {
      const kept = findingsOf(result, isoDate(Date.now() / 86_400_000));
      const beside = join(dirname(result.scenario.file), FINDINGS);
      drafts.push({ path: beside, text: `${JSON.stringify(kept, null, 2)}\n` });
    }
    await writeFiles(drafts, signal);
  });
  if (failed !== undefined) return failed;
  if (flags.json === true) process.stdout.write(`${JSON.stringify(result)}\n`);
  else {
    const { report } = await import('./report.ts');
    process.stdout.write(
      report(result, styleFor(process.stdout, process.env), process.stdout.columns ?? 100),
    );
  }
  process.stderr.write(`The brief: ${join(folder, 'index.html')}\n`);
  if (!ran.whole)
    process.stderr.write(`The raw data: ${join(folder, 'outcomes.parquet')} and worlds.parquet\n`);
  if (result.precision !== undefined && !result.precision.reached) {
    process.stderr.write(
      `The precision asked for was not reached in ${result.worlds.toLocaleString('en-GB')} worlds.\n`,
    );
    return EXIT.unfinished;
  }
  return result.checks.every((check) => check.holds) ? EXIT.ok : EXIT.failed;
}
