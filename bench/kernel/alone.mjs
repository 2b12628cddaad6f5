// A process that plays worlds of the toy model on one thread whenever it is told to by a line, and says how many milliseconds it took.
import { createInterface } from 'node:readline';
import { kernelOf, modelOf, playAll } from './rubicon.mjs';

/** Worlds at a time: about as many as a task of `simulate` has. */
const STRETCH = 4096;

const stretches = Math.ceil(Number(process.argv[2]) / STRETCH);
const toy = kernelOf(modelOf('teaching/toy-escalation'));
const play = (count) => {
  for (let stretch = 0; stretch < count; stretch++) playAll(toy, STRETCH);
};
// The engine compiles twice; the second time while the first version runs.
play(8);
process.stdout.write('ready\n');
for await (const _ of createInterface({ input: process.stdin })) {
  const start = performance.now();
  play(stretches);
  process.stdout.write(`${performance.now() - start}\n`);
}
