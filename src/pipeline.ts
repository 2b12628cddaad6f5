import { nodeAides } from './assemble/node-aides.ts';
import type { SourceFile } from './diagnostics/diagnostic.ts';
import { type Exported, type ExportHooks, exportWorlds as exported } from './pipeline/export.ts';
import type { Machine } from './pipeline/machine.ts';
import type { Ran, Request, RunHooks } from './pipeline/request.ts';
import { run as ran } from './pipeline/run.ts';
import {
  type SettleHooks,
  type SettlementTold,
  type SettleRequest,
  settleFile as settled,
} from './pipeline/settle.ts';
import { nodeAide } from './settle/foresight/node-aide.ts';
import { threads } from './simulate/threads.ts';

export { type Backtested, type BacktestRequest, backtest } from './pipeline/backtest.ts';
export type { Exported, ExportHooks, RawFormat } from './pipeline/export.ts';
export { inferFile, type Learning } from './pipeline/infer.ts';
export { checkFile } from './pipeline/prepare.ts';
export type { Ran, Request, RunHooks, Stage } from './pipeline/request.ts';
export type { SettleHooks, SettlementTold, SettleRequest } from './pipeline/settle.ts';

/** Node, whose threads play, explore and settle. */
const node: Machine = { threads, aides: nodeAides, settler: () => nodeAide() };

/** The whole way in Node: see `run` in pipeline/run.ts. */
export function run(source: SourceFile, id: string, request: Request, hooks: RunHooks): Promise<Ran> {
  return ran(source, id, request, hooks, node);
}

/** Worlds handed on as they are played, in Node: see `exportWorlds` in pipeline/export.ts. */
export function exportWorlds(
  source: SourceFile,
  id: string,
  request: Parameters<typeof exported>[2],
  hooks: ExportHooks,
): Promise<Exported> {
  return exported(source, id, request, hooks, node);
}

/** Which terms all would accept, in Node: see `settleFile` in pipeline/settle.ts. */
export function settleFile(
  source: SourceFile,
  id: string,
  request: SettleRequest,
  hooks: SettleHooks,
): Promise<SettlementTold> {
  return settled(source, id, request, hooks, node);
}
