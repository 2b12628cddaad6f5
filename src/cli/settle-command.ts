import type { SettlementTold } from '../pipeline.ts';
import { daysGiven } from './day-flags.ts';
import { EXIT, type Exit } from './exit.ts';
import { LEAST_FORESIGHT, type RunFlags, runNumbers } from './flags.ts';
import { interruptible } from './interruptible.ts';
import { locate } from './locate.ts';
import { progressing } from './play.ts';
import { printDiagnostics } from './print-diagnostics.ts';
import { settlementReport } from './settle-report.ts';
import { styleFor } from './style.ts';
import { refused } from './watched.ts';

export interface SettleFlags extends Omit<RunFlags, 'precision' | 'out'> {
  readonly at?: readonly string[];
}

/** `rubicon settle SCENARIO …`: which terms all would accept, when, and what stands in the way. */
export async function settleCommand(path: string, flags: SettleFlags): Promise<Exit> {
  const { numbers, diagnostics } = runNumbers(flags, LEAST_FORESIGHT);
  const found = locate(path);
  const at = daysGiven('--at', flags.at ?? []);
  if (numbers === undefined || found.value === undefined || 'diagnostics' in at) {
    printDiagnostics([...diagnostics, ...found.diagnostics, ...('diagnostics' in at ? at.diagnostics : [])]);
    return EXIT.invalid;
  }
  const { source, id } = found.value;
  const told: SettlementTold = await interruptible((signal) =>
    progressing(id, signal, async (hooks) => {
      const { settleFile } = await import('../pipeline.ts');
      const request = { ...numbers, set: flags.set ?? [], prior: flags.prior === true, at: at.dates };
      return await settleFile(source, id, request, hooks);
    }),
  );
  if (told.kind !== 'settled') return refused(told);
  printDiagnostics(told.warnings);
  const { title, facts } = told;
  if (flags.json === true) {
    process.stdout.write(
      `${JSON.stringify({ scenario: id, title, seed: numbers.seed, settlement: facts })}\n`,
    );
    return EXIT.ok;
  }
  const width = Math.max(60, Math.min(process.stdout.columns ?? 100, 120));
  const style = styleFor(process.stdout, process.env);
  process.stdout.write(`${settlementReport({ id, title, seed: numbers.seed }, facts, style, width)}\n`);
  return EXIT.ok;
}
