import { setFlagsFromString } from 'node:v8';

/**
 * Bytes of code that run before the engine looks again at what to optimise: six times what it does by itself. A command runs for seconds, and so much of
 * it runs only a few times that to optimise it costs more than it gives back.
 */
const BUDGET = 400_000;
/** New objects soon have all the room that they may have, so that few live long enough to be copied. */
const GROWTH = 16;

/** Sets the engine for work of seconds. What comes before the first sign of life is faster without. */
export function settleIn(): void {
  setFlagsFromString(`--interrupt-budget=${BUDGET}`);
  setFlagsFromString(`--semi-space-growth-factor=${GROWTH}`);
}
