// What a path of the compiled kernel costs and where the time goes: elementary operations and draws a path of the toy model and of the
// flagship, nanoseconds of processor time for each, and the share of the vector operations a second that this engine reaches at best.
import { join } from 'node:path';
import { cpuMs, median } from './measure/rounds.mjs';

const dist = join(import.meta.dirname, '..', 'dist');
const from = (...path) => import(join(dist, ...path));
const { modelOf, kernelOf, playAll } = await import('./kernel/rubicon.mjs');
const { compile } = await from('compile', 'compile.js');
const { imageOf } = await from('compile', 'image.js');
const { machine } = await from('compile', 'machine.js');
const { allocate } = await from('compile', 'passes', 'allocate.js');
const { assemble } = await from('compile', 'passes', 'assemble.js');
const { libraryFunction } = await from('compile', 'passes', 'library.js');
const { schedule } = await from('compile', 'passes', 'schedule.js');
const { code } = await from('compile', 'wasm', 'code.js');
const { moduleBytes } = await from('compile', 'wasm', 'module.js');

const SUBJECTS = { toy: ['teaching/toy-escalation', 20_000], flagship: ['contractors-2024', 640] };

export async function run({ quick = false } = {}) {
  const rounds = quick ? 1 : 9;
  const peak = vectorRate(rounds);
  const figures = { peak_vector_operations_per_ns: peak };
  for (const [name, [scenario, worlds]] of Object.entries(SUBJECTS)) {
    Object.assign(figures, measure(name, modelOf(scenario), worlds, rounds, peak));
  }
  return { ratios: {}, figures, skipped: [] };
}

function measure(name, model, worlds, rounds, peak) {
  const compiled = compile(model);
  const { program } = compiled;
  const image = imageOf(compiled);
  const whole = machine(model, image);
  const drawing = machine(model, drawsAlone(model, compiled));
  const subject = kernelOf(model);
  const options = model.options.map((_, option) => option);
  const work = {
    draws: () => through(drawing, worlds),
    run: () => through(whole, worlds),
    play: () => playAll(subject, worlds),
  };
  whole.prepare({ seed: 1, options }, image.inputs);
  drawing.prepare({ seed: 1, options }, []);
  const spent = { draws: [], run: [], play: [] };
  for (let round = -6; round < rounds; round++) {
    for (const [part, one] of Object.entries(work)) {
      const ms = cpuMs(one);
      if (round >= 0) spent[part].push(ms);
    }
  }
  const paths = worlds * options.length;
  const ns = Object.fromEntries(
    Object.entries(spent).map(([part, list]) => [part, (median(list) * 1e6) / paths]),
  );
  const periods = model.clock.given ? model.clock.starts.length : 1;
  const often = { world: 1, period: periods };
  // Draws and what options share are made once for all options.
  const draws = program.draws.reduce((sum, draw) => sum + often[draw.often], 0) / options.length;
  const operations = operationsOf(program, periods) / options.length;
  const formulas = ns.run - ns.draws;
  return {
    [`${name}_ns_per_path`]: ns.play,
    [`${name}_draws_per_path`]: draws,
    [`${name}_operations_per_path`]: operations,
    [`${name}_ns_per_draw`]: ns.draws / draws,
    [`${name}_ns_per_operation`]: formulas / operations,
    [`${name}_draws_percent`]: (100 * ns.draws) / ns.play,
    [`${name}_formulas_percent`]: (100 * formulas) / ns.play,
    [`${name}_handing_out_percent`]: (100 * (ns.play - ns.run)) / ns.play,
    // An operation works on the two worlds of a vector.
    [`${name}_formulas_percent_of_peak`]: (100 * operations) / 2 / formulas / peak,
  };
}

/** A module that makes the draws and computes nothing of them. */
function drawsAlone(model, { program }) {
  const bare = { ...program, sections: [], timed: [], inputs: new Map(), columns: { world: 0, option: 0 } };
  const scheduled = schedule(bare);
  const memory = allocate(model, bare, scheduled);
  const periods = model.clock.given ? model.clock.starts.length : 1;
  return imageOf({
    ...assemble(bare, scheduled, memory, periods, model.options.length),
    program: bare,
    memory,
  });
}

function through({ image, run }, worlds) {
  const { pairs } = image.memory;
  for (let pair = 0; 2 * pair < worlds; pair += pairs) run(pair, pairs);
}

/** Vector operations that the formulas of a pair of worlds take under all options; constants, loads and stores apart. */
function operationsOf(program, periods) {
  const FREE = new Set(['const', 'word', 'load', 'record', 'timed', 'period', 'now', 'host', 'fault']);
  const { nodes } = program.graph;
  let operations = 0;
  for (const { phase, statements, waiting } of schedule(program).blocks) {
    const seen = new Set();
    let here = 0;
    const visit = (id) => {
      if (seen.has(id) || waiting.has(id)) return;
      seen.add(id);
      const { op, args, imm } = nodes[id];
      if (isCalled(op)) here += libraryFunction(op, imm).code.vectors();
      else if (!FREE.has(op)) here++;
      args.forEach(visit);
    };
    for (const { kind, node } of statements) {
      visit(node);
      // A check is one addition.
      if (kind === 'check') here++;
    }
    operations += here * (phase.when === 'period' || phase.when === 'become' ? periods : 1);
  }
  return operations;
}

function isCalled(op) {
  return ['exp', 'log', 'log1p', 'logistic', 'logit', 'normal_cdf', 'sin', 'cos', 'pow'].includes(op);
}

/** The most vector operations in a nanosecond: independent additions and multiplications that stay in registers. */
function vectorRate(rounds) {
  const out = code(1);
  const lanes = Array.from({ length: 12 }, () => out.local('v128'));
  const TURNS = 2_000_000;
  out.repeat(() => {
    lanes.forEach((local, index) => {
      out.get(local);
      out.word(0, 0x3ff00000);
      out.vector(index % 2 === 0 ? 'f64x2.add' : 'f64x2.mul');
      out.set(local);
    });
    out.get(0);
    out.i32(1);
    out.plain('i32.sub');
    out.tee(0);
  });
  // What is never read would not be computed.
  out.i32(0);
  for (const local of lanes) out.get(local);
  for (let index = 1; index < lanes.length; index++) out.vector('v128.xor');
  out.memory('v128.store', 0);
  const bytes = moduleBytes([], [{ parameters: ['i32'], code: out, exported: 'turn' }], 16);
  const memory = new WebAssembly.Memory({ initial: 1 });
  const { turn } = new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { memory } }).exports;
  for (let warm = 0; warm < 3; warm++) turn(TURNS);
  const spent = Array.from({ length: rounds }, () => cpuMs(() => turn(TURNS)));
  return (lanes.length * TURNS) / (Math.min(...spent) * 1e6);
}
