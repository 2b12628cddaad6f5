import { diagnose } from '../diagnostics/diagnose.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { EXIT, type Exit } from './exit.ts';
import { exploreReport } from './explore-report.ts';
import { type RunFlags, runNumbers, wholeNumber } from './flags.ts';
import { interruptible } from './interruptible.ts';
import { locate } from './locate.ts';
import { play } from './play.ts';
import { printDiagnostics } from './print-diagnostics.ts';
import { styleFor } from './style.ts';
import { refused } from './watched.ts';

/** The flags of `explore`: those of `run` that concern playing, and its own. */
export interface ExploreFlags extends Omit<RunFlags, 'precision' | 'out'> {
  readonly of?: readonly string[];
  readonly by?: readonly string[];
  readonly know?: readonly string[];
  readonly within?: readonly string[];
  readonly boxes?: string;
  /** `true` where the flag stands without a number. */
  readonly design?: string | true;
}

/** Worlds of a design, of which each run plays all, unless the flag says otherwise. */
const DESIGN_WORLDS = 1024;

/** Bytes that single worlds may take: an exploration needs every one of them. */
const MEMORY = 2 ** 31;

/** `rubicon explore SCENARIO …`: what decides the claims, how the options rank, and what it would be worth to know more. */
export async function exploreCommand(path: string, flags: ExploreFlags): Promise<Exit> {
  const { numbers, diagnostics: mistakes } = runNumbers(flags);
  const design: { readonly value?: number; readonly diagnostics: readonly Diagnostic[] } =
    flags.design === undefined
      ? { diagnostics: [] }
      : wholeNumber(
          '--design',
          flags.design === true ? undefined : flags.design,
          DESIGN_WORLDS,
          64,
          1_000_000,
        );
  const boxes: { readonly value?: number; readonly diagnostics: readonly Diagnostic[] } = wholeNumber(
    '--boxes',
    flags.boxes,
    1,
    1,
    5,
  );
  const found = locate(path);
  if (
    numbers === undefined ||
    found.value === undefined ||
    design.diagnostics.length + boxes.diagnostics.length > 0
  ) {
    printDiagnostics([...mistakes, ...design.diagnostics, ...boxes.diagnostics, ...found.diagnostics]);
    return EXIT.invalid;
  }
  const { source, id } = found.value;
  return await interruptible(async (signal) => {
    const explore = {
      of: flags.of ?? [],
      by: flags.by ?? [],
      // A comma within brackets parts the rows of one name.
      know: (flags.know ?? []).map((names) => names.replaceAll(' ', '').split(/,(?![^[]*\])/)),
      within: flags.within ?? [],
      boxes: boxes.value ?? 1,
      ...(design.value === undefined ? {} : { design: design.value }),
    };
    const request = {
      ...numbers,
      set: flags.set ?? [],
      prior: flags.prior === true,
      explore,
      memory: MEMORY,
    };
    const ran = await play(source, id, request, signal);
    if (ran.kind !== 'ran') return refused(ran);
    printDiagnostics(ran.warnings);
    const { exploration } = ran;
    if (exploration === undefined) {
      printDiagnostics([diagnose('explore-memory', { worlds: numbers.worlds })]);
      return EXIT.invalid;
    }
    const style = styleFor(process.stdout, process.env);
    process.stdout.write(
      flags.json === true
        ? `${JSON.stringify(exploration)}\n`
        : exploreReport(exploration, style, process.stdout.columns ?? 100),
    );
    return EXIT.ok;
  });
}
