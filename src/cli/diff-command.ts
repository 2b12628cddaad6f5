import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { compare, type Worlds } from '../compare/compare.ts';
import { changedTexts } from '../compare/texts.ts';
import { diagnose } from '../diagnostics/diagnose.ts';
import { wholeTree } from '../parse/extends.ts';
import type { Tree } from '../parse/tree.ts';
import type { Ran } from '../pipeline.ts';
import { RESULT_VERSION, type Result } from '../result/result.ts';
import { besideOnDisk } from './beside.ts';
import { diffReport } from './diff-report.ts';
import { EXIT, type Exit } from './exit.ts';
import { type RunFlags, type RunNumbers, runNumbers } from './flags.ts';
import { interruptible } from './interruptible.ts';
import { locate } from './locate.ts';
import { play } from './play.ts';
import { printDiagnostics } from './print-diagnostics.ts';
import { styleFor } from './style.ts';
import { refused } from './watched.ts';
import { worldsBeside } from './worlds-beside.ts';

/** The flags of `diff` as commander hands them over. */
export type DiffFlags = Pick<RunFlags, 'worlds' | 'seed' | 'threads' | 'json'>;

interface Side {
  readonly result: Result;
  /** Single worlds, where they are at hand and their error is all there is. */
  readonly worlds?: Worlds;
  /** Of a scenario that was played here. */
  readonly tree?: Tree;
}

/**
 * `rubicon diff A B`: what is different between two runs (a `result.json`, or a folder with one) or two scenarios, which are then
 * played in the same worlds. Runs of as many worlds on the same luck, with the same draws of what
 * evidence taught if any, are compared world by world, too, where those lie beside the results.
 */
export async function diffCommand(a: string, b: string, flags: DiffFlags): Promise<Exit> {
  const { numbers, diagnostics } = runNumbers(flags);
  if (numbers === undefined) {
    printDiagnostics(diagnostics);
    return EXIT.invalid;
  }
  return await interruptible(async (signal) => {
    const from = await sideOf(a, numbers, signal);
    if (typeof from === 'number') return from;
    const to = await sideOf(b, numbers, signal);
    if (typeof to === 'number') return to;
    const worlds =
      from.worlds !== undefined && to.worlds !== undefined ? { from: from.worlds, to: to.worlds } : undefined;
    const formulas =
      from.tree === undefined || to.tree === undefined ? undefined : changedTexts(from.tree, to.tree);
    const comparison = compare(from.result, to.result, worlds, formulas);
    process.stdout.write(
      flags.json === true
        ? `${JSON.stringify(comparison)}\n`
        : diffReport(comparison, styleFor(process.stdout, process.env)),
    );
    return EXIT.ok;
  });
}

/** A result that is read, or made; or the exit code where there is none. */
async function sideOf(path: string, numbers: RunNumbers, signal: AbortSignal): Promise<Side | Exit> {
  const file = resultFile(path);
  if (file !== undefined) {
    const result = readResult(file);
    if (typeof result !== 'string') {
      const worlds = worldsBeside(file, result);
      return { result, ...(worlds === undefined ? {} : { worlds }) };
    }
    printDiagnostics([diagnose('not-a-result', { path: file, reason: result })]);
    return EXIT.invalid;
  }
  const found = locate(path);
  if (found.value === undefined) {
    printDiagnostics(found.diagnostics);
    return EXIT.invalid;
  }
  const { source, id } = found.value;
  const ran: Ran = await play(source, id, { ...numbers, set: [] }, signal);
  if (ran.kind !== 'ran') return refused(ran);
  const tree = wholeTree(source, besideOnDisk).value;
  return {
    result: ran.result,
    ...(ran.whole ? { worlds: { outcome: ran.outcome, claim: ran.claim } } : {}),
    ...(tree === undefined ? {} : { tree }),
  };
}

/** The file of a result that a path names: itself, or `result.json` in a folder without a scenario. */
function resultFile(path: string): string | undefined {
  if (path.endsWith('.json')) return path;
  const inside = join(path, 'result.json');
  const isFolder = existsSync(path) && statSync(path).isDirectory();
  return isFolder && existsSync(inside) && !existsSync(join(path, 'scenario.yaml')) ? inside : undefined;
}

/** A result, or why the file holds none. */
function readResult(file: string): Result | string {
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (typeof value !== 'object' || value === null || !('scenario' in value) || !('claims' in value))
      return 'it is not what `rubicon run` writes';
    const { version } = value as { version?: unknown };
    if (version !== RESULT_VERSION)
      return `its version is ${String(version)}, and this Rubicon reads ${RESULT_VERSION}`;
    return value as Result;
  } catch (error) {
    return error instanceof SyntaxError
      ? 'it is not JSON'
      : error instanceof Error
        ? error.message
        : String(error);
  }
}
