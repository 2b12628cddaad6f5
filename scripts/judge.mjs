// Judges the compiled kernel by the interpreter on random models of every construct, as many as asked for:
//
//   node scripts/judge.mjs [MODELS] [SEED]
//
// A slice of the same is in the tests. The build is not used: what is judged is src.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const [models = '20000', seed = '1'] = process.argv.slice(2);
if (![models, seed].every((word) => /^\d{1,9}$/.test(word))) {
  console.error('judge: needs a number of models and a seed, as in `node scripts/judge.mjs 20000 1`');
  process.exit(2);
}
const root = join(import.meta.dirname, '..');
const { status } = spawnSync('npx', ['vitest', 'run', 'test/compile/judge.test.ts'], {
  cwd: root,
  env: { ...process.env, JUDGE_MODELS: models, JUDGE_SEED: seed },
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
