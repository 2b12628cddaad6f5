// How long the flagship's checked model takes to become a module that can run: the first time in a process, when the engine has compiled
// nothing of ours yet; and again each time that one of its formulas has changed, by the compiler that knows what it was before.
// Each in a process of its own, as the rest of a benchmark would have warmed the engine.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { median } from '../measure/rounds.mjs';
import { threadMs } from '../measure/thread.mjs';

const here = fileURLToPath(import.meta.url);
const EDITS = 12;
/** The engine compiles our compiler while the first formulas change. */
const WARM = 4;

/** @param {number} processes whose medians are told */
export function compiling(processes) {
  const runs = Array.from({ length: processes }, () =>
    JSON.parse(execFileSync(process.execPath, [here, 'measure'], { encoding: 'utf8' })),
  );
  return Object.fromEntries(Object.keys(runs[0]).map((name) => [name, median(runs.map((one) => one[name]))]));
}

async function measure() {
  const { modelOf } = await import('./rubicon.mjs');
  const { compiler } = await import('../../dist/compile/compile.js');
  const { imageOf } = await import('../../dist/compile/image.js');
  const { machine } = await import('../../dist/compile/machine.js');
  const model = modelOf('contractors-2024');
  const compile = compiler();
  const timed = (one) => {
    const before = process.cpuUsage();
    const begun = threadMs();
    machine(one, imageOf(compile(one)));
    const thread = threadMs() - begun;
    const { user, system } = process.cpuUsage(before);
    return { thread, cpu: (user + system) / 1000 };
  };
  const first = timed(readAgain(model));
  const paths = model.definitions.flatMap(({ role, type }, number) =>
    (role === 'quantity' || role === 'stock') && type.kind === 'number' ? [number] : [],
  );
  let edited = model;
  const edits = Array.from({ length: EDITS }, (_, edit) => {
    edited = changedAt(edited, paths[Math.floor(((edit + 0.5) * paths.length) / EDITS)], 1 + edit / 100);
    return timed(readAgain(edited));
  }).slice(WARM);
  return {
    compile_first_ms: first.thread,
    compile_first_cpu_ms: first.cpu,
    compile_ms: median(edits.map(({ thread }) => thread)),
    compile_cpu_ms: median(edits.map(({ cpu }) => cpu)),
  };
}

/** The model with what a definition computes multiplied. */
function changedAt(model, number, factor) {
  const definitions = [...model.definitions];
  const changed = definitions[number];
  const part = changed.next === undefined ? 'body' : 'next';
  const times = (expr) => ({
    op: 'apply',
    fn: 'multiply',
    args: [expr, { op: 'constant', value: factor }],
    span: changed.span,
  });
  const body = changed[part];
  const made =
    body.kind === 'same'
      ? { ...body, expr: times(body.expr) }
      : { ...body, exprs: body.exprs.map((expr) => times(expr)) };
  definitions[number] = { ...changed, [part]: made };
  return { ...model, definitions };
}

/** The model as its text read again would give it: every formula a new object. */
function readAgain(model) {
  const again = (value) => {
    if (Array.isArray(value)) return value.map(again);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, part]) => [key, key === 'span' ? part : again(part)]),
    );
  };
  const definitions = model.definitions.map((definition) => ({
    ...definition,
    body: again(definition.body),
    ...(definition.next === undefined ? {} : { next: again(definition.next) }),
    ...(definition.rules === undefined ? {} : { rules: again(definition.rules) }),
  }));
  return { ...model, definitions, cells: again(model.cells) };
}

if (process.argv[1] === here && process.argv[2] === 'measure') console.log(JSON.stringify(await measure()));
