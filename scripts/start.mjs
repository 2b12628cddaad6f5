// The main job on any machine that has Node: set up what is missing, then play the flagship scenario. Further
// arguments go to the command, as in `npm start -- --worlds 500`.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setUp } from './setup.mjs';

const root = join(import.meta.dirname, '..');
setUp(root);

const command = [
  join(root, 'dist', 'cli', 'main.js'),
  'run',
  'scenarios/contractors-2024',
  ...process.argv.slice(2),
];
const child = spawn(process.execPath, command, { cwd: root, stdio: 'inherit' });
// The command decides what an interruption means, and this process waits for its answer.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('close', (code, signal) => {
  process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 1);
});
