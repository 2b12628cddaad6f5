import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { diagnose } from '../diagnostics/diagnose.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Result } from '../result/result.ts';
import { bundleOf } from './bundle.ts';
import { EXIT, type Exit } from './exit.ts';
import { type RunFlags, runNumbers } from './flags.ts';
import { type Located, locate } from './locate.ts';
import { play } from './play.ts';
import { printDiagnostics } from './print-diagnostics.ts';
import { studiesBeside } from './studies.ts';
import { isBlocked, refused, watched, writing } from './watched.ts';
import { type Draft, writeFiles } from './write-file.ts';

/** The flags of `publish`: those of `run` that concern playing, and its own. */
export interface PublishFlags extends Pick<RunFlags, 'worlds' | 'seed' | 'threads' | 'particles' | 'out'> {
  readonly title?: string;
  readonly base?: string;
}

/** Characters of the hash that tells one state of a brief from another. */
const PIN = 12;

/**
 * `rubicon publish SCENARIO…`: plays every scenario and writes a site of static pages: the briefs, each once where the newest is and once
 * where it stays, and the page that carries them one under another. All of it is written, or nothing.
 */
export async function publishCommand(paths: readonly string[], flags: PublishFlags): Promise<Exit> {
  const { numbers, diagnostics: mistakes } = runNumbers(flags);
  const found = paths.map(locate);
  const located = found.flatMap(({ value }) => (value === undefined ? [] : [value]));
  const base = baseOf(flags.base);
  const wrong = [
    ...mistakes,
    ...('diagnostics' in base ? base.diagnostics : []),
    ...found.flatMap(({ diagnostics }) => diagnostics),
    ...twice(located),
  ];
  if (wrong.length > 0 || numbers === undefined || 'diagnostics' in base) {
    printDiagnostics(wrong);
    return EXIT.invalid;
  }
  const folder = flags.out ?? join('out', 'site');
  if (isBlocked(folder)) return EXIT.invalid;
  return await watched(folder, async (signal, scratch) => {
    const { briefHtml } = await import('../brief/brief.ts');
    const { embedScript, siteHtml } = await import('../site/site.ts');
    const drafts: Draft[] = [];
    const pieces: { result: Result; address: string; pinned: string }[] = [];
    for (const { source, id } of located) {
      const ran = await play(source, id, { ...numbers, set: [], closely: true }, signal, {
        spool: scratch.spool,
      });
      if (ran.kind !== 'ran') return refused(ran);
      printDiagnostics(ran.warnings);
      const studies = studiesBeside(source);
      if (studies.value === undefined) {
        printDiagnostics(studies.diagnostics);
        return EXIT.invalid;
      }
      const { result } = ran;
      const text = briefHtml(result, bundleOf(source, id), studies.value);
      const pin = createHash('sha256').update(text).digest('hex').slice(0, PIN);
      // How long a run took is not part of what it found: the same run gives the same files.
      const data = `${JSON.stringify({ ...result, timing: undefined }, null, 2)}\n`;
      for (const at of [[id], [id, pin]]) {
        drafts.push(
          { path: join(folder, ...at, 'index.html'), text },
          { path: join(folder, ...at, 'result.json'), text: data },
        );
      }
      // Pages are named with their file, so that links work from a disk as they do from a host.
      pieces.push({ result, address: `${id}/index.html`, pinned: `${id}/${pin}/index.html` });
    }
    drafts.push(
      {
        path: join(folder, 'index.html'),
        text: siteHtml(pieces, { title: flags.title ?? 'Rubicon', base: base.value }),
      },
      { path: join(folder, 'embed.js'), text: embedScript() },
    );
    const failed = await writing(folder, signal, () => writeFiles(drafts, signal));
    if (failed !== undefined) return failed;
    process.stdout.write(`${join(folder, 'index.html')}\n`);
    return EXIT.ok;
  });
}

/** The site's address with a slash at its end; empty where none is given. */
function baseOf(
  given: string | undefined,
): { readonly value: string } | { readonly diagnostics: readonly Diagnostic[] } {
  if (given === undefined) return { value: '' };
  if (URL.canParse(given) && /^https?:$/.test(new URL(given).protocol)) {
    const { origin, pathname } = new URL(given);
    return { value: `${origin}${pathname.replace(/\/*$/, '/')}` };
  }
  const expected = 'the address of the site';
  const mend = 'Write for instance `--base https://example.org/crises/`.';
  return { diagnostics: [diagnose('bad-flag', { flag: '--base', given, expected, mend })] };
}

/** Scenarios that would be written to the same place. */
function twice(located: readonly Located[]): readonly Diagnostic[] {
  const seen = new Map<string, string>();
  return located.flatMap(({ id, source }) => {
    const first = seen.get(id);
    seen.set(id, first ?? source.name);
    return first === undefined ? [] : [diagnose('published-twice', { id, first, second: source.name })];
  });
}
