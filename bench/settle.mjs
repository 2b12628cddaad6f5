// What settling takes: the flagship with its ten packages, thirty dates, 20,000 worlds of one option, from the checked model to acceptance
// and bounds; and how wide the bounds are. docs/benchmarks.md says what each figure means.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { besideOnDisk } from '../dist/cli/beside.js';
import { prepare } from '../dist/pipeline/prepare.js';
import { unsignedWorlds } from '../dist/pipeline/unsigned.js';
import { acceptanceOf } from '../dist/settle/acceptance/table.js';
import { nodeAide } from '../dist/settle/foresight/node-aide.js';
import { settleBeside } from '../dist/settle/foresight/settle.js';
import { spreadOfGoingOn } from '../dist/settle/foresight/spread.js';
import { boundsOf } from '../dist/settle/stopping/bounds.js';
import { threads } from '../dist/simulate/threads.js';
import { median } from './measure/rounds.mjs';

const WORLDS = 20_000;
const THREADS = 2;

/** @param {{ quick?: boolean }} wish quick: one round of little work, to see that everything runs */
export async function run({ quick = false } = {}) {
  const path = join(import.meta.dirname, '..', 'scenarios', 'contractors-2024-terms', 'scenario.yaml');
  const text = readFileSync(path, 'utf8');
  const { value, diagnostics } = prepare(
    { name: path, path, text },
    'flagship',
    { set: [], seed: 1 },
    besideOnDisk,
  );
  if (value === undefined)
    throw new Error(JSON.stringify(diagnostics.find(({ severity }) => severity === 'error')));
  const [base] = value.plan.runs;
  const { settlement } = base.model;
  const options = [base.model.options.findIndex(({ id }) => id === 'talk')];
  const worlds = quick ? 1000 : WORLDS;
  const walls = [];
  const processor = [];
  let shares = [];
  // One for all rounds, as for all options of a command.
  const aide = nodeAide();
  for (let round = 0; round < (quick ? 1 : 5); round++) {
    const [start, cpu] = [performance.now(), process.cpuUsage()];
    const player = (plan) => threads(plan, { threads: THREADS });
    for await (const found of unsignedWorlds({ ...base, options }, settlement, {
      seed: 1,
      worlds,
      player,
      terms: 'nothing',
    })) {
      if ('diagnostic' in found) throw new Error(found.diagnostic.message);
      const { unsigned } = found;
      const { talks, agreed } = await settleBeside(unsigned, {}, aide);
      acceptanceOf(talks, agreed);
      const spreads = spreadOfGoingOn(unsigned);
      shares = agreed.actors.map((actor, place) => boundsOf({ ...actor, spreads: spreads[place] }).gapShare);
    }
    walls.push((performance.now() - start) / 1000);
    const { user, system } = process.cpuUsage(cpu);
    processor.push((user + system) / 1e6);
    console.error(`settle: ${walls.at(-1).toFixed(2)} s, of the processor ${processor.at(-1).toFixed(2)} s`);
  }
  aide.end();
  return {
    ratios: {},
    figures: {
      flagship_s: median(walls),
      flagship_cpu_s: median(processor),
      bound_gap_share: median(shares),
      packages: base.model.tables[settlement.packages].rows.length,
    },
    skipped: {},
  };
}
