import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Columns } from '../kernel/columns.ts';
import type { Check, Model } from '../model/model.ts';
import { faultOf } from '../reference/refused.ts';
import { formatNumber, formatValue, formatWorlds } from '../result/format.ts';
import type { CheckResult } from '../result/result.ts';
import { judgeAggregateClaim } from './aggregate-claim.ts';
import { allWorlds, type Setting } from './setting.ts';
import { readWorlds } from './world-claim.ts';

/**
 * What became of every check of a model. A check across options must hold in every world, one of aggregates as computed; a
 * world in which it is missing counts as one in which it fails. A formula that comes to a value that may not be is a fault.
 *
 * @param pathsFailing for a path check's definition, the share of worlds and options in which it does not hold
 */
export function judgeChecks(
  model: Model,
  columns: Columns,
  pathsFailing: (definition: number) => number,
): { readonly checks: readonly CheckResult[] } | { readonly diagnostic: Diagnostic } {
  try {
    return {
      checks: model.checks.map((check) =>
        check.kind === 'path'
          ? onPaths(check.id, pathsFailing(check.definition))
          : acrossOptions(check, { model, columns }),
      ),
    };
  } catch (thrown) {
    return faultOf(thrown);
  }
}

function onPaths(id: string, failing: number): CheckResult {
  if (failing === 0) return { id, holds: true, failing };
  return { id, holds: false, failing, message: `fails on ${formatWorlds(failing)} of the paths played` };
}

function acrossOptions(check: Exclude<Check, { kind: 'path' }>, setting: Setting): CheckResult {
  const { id, holds } = check;
  if (check.kind === 'world') {
    return inWorlds(id, readWorlds(id, holds, allWorlds(setting), setting));
  }
  const { plain, terms } = judgeAggregateClaim({ id, holds }, setting);
  if (plain === 1) return { id, holds: true, failing: 0 };
  const found = terms.map(
    ({ text, value, unit, mcse }) =>
      `${text}: ${formatValue(value, unit)} with an error of ${formatValue(mcse, unit)}`,
  );
  return { id, holds: false, failing: 1, message: found.join('; ') };
}

function inWorlds(id: string, truths: Float64Array): CheckResult {
  const worlds = truths.length;
  const failing = truths.filter((truth) => truth !== 1).length;
  const missing = truths.filter(Number.isNaN).length;
  if (failing === 0) return { id, holds: true, failing };
  const counts = `fails in ${formatCount(failing)} of ${formatCount(worlds)} worlds (${formatWorlds(failing / worlds)})`;
  const unknown = missing === 0 ? '' : `, of which it is missing in ${formatCount(missing)}`;
  return { id, holds: false, failing: failing / worlds, message: `${counts}${unknown}` };
}

/** Counts are printed whole. */
function formatCount(count: number): string {
  return formatNumber(count, 15);
}
