// A model that Rubicon and Stan both know (bench/peers/threshold.stan): sixty reactions, each of the class whose line a step's
// provocation passes with logistic blur. Four parameters: the first line, the two gaps to the next, and how fast provocation rises.
import { checkFile } from '../../dist/pipeline.js';
import { drawStream, fillUniforms } from '../../dist/random/draw.js';

export const PARAMETERS = ['line1', 'gap2', 'gap3', 'slope'];

const CLASSES = ['none', 'protest', 'pressure', 'attack'];
const REACTIONS = 60;
/** What the reactions are drawn from; the seed is the first that was tried. */
const TRUTH = { lines: [-1, 0.5, 2], slope: 1, seed: 1 };

/** Reactions to steps spread evenly over what is asked of them: `{ x, y }`, y from 0. */
export function reactions() {
  const luck = new Float64Array(REACTIONS);
  fillUniforms(drawStream(TRUTH.seed, 'reactions'), 0, 0, luck);
  return Array.from(luck, (u, i) => {
    const x = -3 + (6 * i) / (REACTIONS - 1);
    const reading = TRUTH.slope * x + Math.log(u / (1 - u));
    return { x: Number(x.toFixed(6)), y: TRUTH.lines.filter((line) => reading > line).length };
  });
}

/** The checked model of some reactions. */
export function thresholdModel(seen) {
  const rows = seen.map(({ x, y }, i) => `r${i}: {x: ${x}, class: ${CLASSES[y]}}`).join(', ');
  const text = `rubicon: 1
title: Lines
question: Where are they?
tables:
  class: {ordered: yes, rows: [${CLASSES.join(', ')}]}
  reaction: {columns: {x: {}, class: {as: class}}, rows: {${rows}}}
assumptions:
  line1: {is: "normal(0, 2)", source: a made example}
  gap2: {is: exponential(2), source: a made example}
  gap3: {is: exponential(2), source: a made example}
  slope: {is: "normal(0, 2)", source: a made example}
  line: {over: class, is: {none: 0, protest: line1, pressure: line1 + gap2, attack: line1 + gap2 + gap3}, source: a made example}
evidence:
  reactions: {each: reaction, observe: "reaction.class ~ graded(slope * reaction.x, line, 1)"}
outcomes: {found: slope}
`;
  const { value, diagnostics } = checkFile({ name: 'threshold.yaml', text }, 'threshold');
  if (value === undefined) throw new Error(diagnostics[0].message);
  return value;
}
