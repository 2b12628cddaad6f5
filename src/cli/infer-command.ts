import type { Learning } from '../pipeline.ts';
import { diagnoses } from './diagnoses.ts';
import { EXIT, type Exit } from './exit.ts';
import { type InferFlags, runNumbers } from './flags.ts';
import { interruptible } from './interruptible.ts';
import { learned } from './learned.ts';
import { locate } from './locate.ts';
import { progressing } from './play.ts';
import { printDiagnostics } from './print-diagnostics.ts';
import { styleFor } from './style.ts';
import { taught } from './taught.ts';
import { refused } from './watched.ts';

/** `rubicon infer SCENARIO …`: what the evidence teaches about the assumptions, and whether it can be relied on. */
export async function inferCommand(path: string, flags: InferFlags): Promise<Exit> {
  const { numbers, diagnostics } = runNumbers(flags);
  const found = locate(path);
  if (numbers === undefined || found.value === undefined) {
    printDiagnostics([...diagnostics, ...found.diagnostics]);
    return EXIT.invalid;
  }
  const { source, id } = found.value;
  const told: Learning = await interruptible((signal) =>
    progressing(id, signal, async (hooks) => {
      const { inferFile } = await import('../pipeline.ts');
      return await inferFile(source, id, { ...numbers, set: flags.set ?? [] }, hooks);
    }),
  );
  if (told.kind !== 'learned') return refused(told);
  printDiagnostics(told.warnings);
  const { title, inference, diagnoses: weights, weighing } = told;
  if (flags.json === true) {
    process.stdout.write(
      `${JSON.stringify({ scenario: id, seed: numbers.seed, inference, diagnoses: weights, weighing })}\n`,
    );
    return EXIT.ok;
  }
  const style = styleFor(process.stdout, process.env);
  const width = Math.max(60, Math.min(process.stdout.columns ?? 100, 120));
  const text = learned(inference, style, width, Number.POSITIVE_INFINITY);
  const pieces = inference.taught === undefined ? '' : taught(inference.taught, style, width);
  const rivals = diagnoses({ diagnoses: weights, weighing }, style, width);
  process.stdout.write(
    `${[style.bold(title), text, pieces, rivals].filter((part) => part !== '').join('\n\n')}\n`,
  );
  return EXIT.ok;
}
