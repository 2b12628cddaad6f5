// Where the kernel's time goes: operations and draws of a path, what each costs, and how that compares with the most that the
// machine can do.
import { libraryFunction } from '../../dist/compile/passes/library.js';
import { code } from '../../dist/compile/wasm/code.js';
import { moduleBytes } from '../../dist/compile/wasm/module.js';
import { cpuMs } from '../measure/rounds.mjs';
import { apart, kernelOf, modelOf, playAll } from './rubicon.mjs';

/** Options of a toy model whose own work is measured: time of the many less that of the few. */
const [FEW, MANY] = [4, 64];

/**
 * An operation is one of the compiled model's graph, on one world: an addition, a comparison, a selection …, those inside
 * elementary functions included, those of drawing not. What it costs is found on the toy model with many options, of whose time only the
 * options' own work grows; what a draw costs, on the toy model as it is, from the rest of its time. The flagship is then held to
 * what its operations and draws would cost at that price.
 *
 * @param {number} rounds
 * @param {number} scale of the counts of worlds, 1 for figures that can be told
 */
export function work(rounds, scale) {
  const model = modelOf('teaching/toy-escalation');
  const divided = kernelOf(apart(model, MANY));
  const some = (count) => Array.from({ length: count }, (_, option) => option);
  const worlds = Math.round(4_096 * scale);
  const few = nsPerWorld(rounds, worlds, () => playAll(divided, worlds, { options: some(FEW) }));
  const many = nsPerWorld(rounds, worlds, () => playAll(divided, worlds, { options: some(MANY) }));
  const operation = (many - few) / (MANY - FEW) / (workOf(divided).ofOptions / MANY);

  const toy = measured(kernelOf(model), rounds, Math.round(25_600 * scale));
  const flagship = measured(kernelOf(modelOf('contractors-2024')), rounds, Math.round(2_048 * scale));
  const draw = (toy.ns - toy.operations * operation) / toy.draws;
  const price = ({ operations, draws }) => operations * operation + draws * draw;
  const peak = peakRate(rounds);
  return {
    ns_per_operation: operation,
    ns_per_draw: draw,
    peak_ns_per_operation: peak,
    share_of_peak: peak / operation,
    toy_operations_per_path: toy.operations / toy.options,
    toy_draws_per_path: toy.draws / toy.options,
    toy_share_of_draws: (toy.draws * draw) / toy.ns,
    flagship_operations_per_path: flagship.operations / flagship.options,
    flagship_draws_per_path: flagship.draws / flagship.options,
    flagship_ns_per_path: flagship.ns / flagship.options,
    flagship_over_price: flagship.ns / price(flagship),
  };
}

function measured(kernel, rounds, worlds) {
  const { operations, draws } = workOf(kernel);
  const ns = nsPerWorld(rounds, worlds, () => playAll(kernel, worlds));
  return { operations, draws, ns, options: kernel.model.options.length };
}

/** The least of some rounds, as whatever disturbs only adds. */
function nsPerWorld(rounds, worlds, play) {
  // The engine compiles twice; the second time while the first version runs.
  for (let warm = 0; warm < 3; warm++) play();
  return (1e6 * Math.min(...Array.from({ length: rounds }, () => cpuMs(play)))) / worlds;
}

/** Operations and draws of one world under all options, and how many of the operations are made for one option alone. */
function workOf({ model, kernel }) {
  const { graph, sections, draws } = kernel.compiled.program;
  const periods = model.clock.given ? model.clock.starts.length : 1;
  const shared = new Set();
  let [operations, ofOptions] = [0, 0];
  for (const { phase, statements } of sections) {
    const own = new Set();
    const times = phase.when === 'period' || phase.when === 'become' ? periods : 1;
    const visit = (id) => {
      const { op, args, imm } = graph.nodes[id];
      const stage = graph.stage(id);
      const seen = stage === 'option' ? own : shared;
      if (stage === 'fixed' || args.length === 0 || seen.has(id)) return;
      seen.add(id);
      const often = stage === 'world' ? 1 : times;
      operations += often * sizeOf(op, imm);
      if (stage === 'option') ofOptions += often * sizeOf(op, imm);
      for (const arg of args) visit(arg);
    };
    for (const { node } of statements) visit(node);
  }
  const drawn = draws.reduce((sum, { often }) => sum + (often === 'period' ? periods : 1), 0);
  return { operations, ofOptions, draws: drawn };
}

const sizes = new Map();

/** How many operations a node stands for: an elementary function that is called, for all that are written in it. */
function sizeOf(op, variant) {
  if (!['exp', 'log', 'log1p', 'logistic', 'logit', 'normal_cdf', 'sin', 'cos', 'pow'].includes(op)) return 1;
  const key = `${op} ${variant}`;
  if (!sizes.has(key)) sizes.set(key, libraryFunction(op, variant).code.vectors());
  return sizes.get(key);
}

const CHAINS = 12;
const TURNS = 4;

/** Nanoseconds of processor time for an operation on one double where nothing waits: products and sums in chains beside one another. */
function peakRate(rounds) {
  const out = code(1);
  const [half, one] = [out.local('v128'), out.local('v128')];
  const chains = Array.from({ length: CHAINS }, () => out.local('v128'));
  out.word(0, 0x3fe00000);
  out.set(half);
  out.word(0, 0x3ff00000);
  out.set(one);
  out.repeat(() => {
    for (let turn = 0; turn < TURNS; turn++) {
      for (const chain of chains) {
        out.get(chain);
        out.get(half);
        out.vector('f64x2.mul');
        out.get(one);
        out.vector('f64x2.add');
        out.set(chain);
      }
    }
    out.get(0);
    out.i32(1);
    out.plain('i32.sub');
    out.tee(0);
  });
  for (const chain of chains) {
    out.i32(0);
    out.get(chain);
    out.memory('v128.store', 0);
  }
  const module = new WebAssembly.Module(
    moduleBytes([], [{ parameters: ['i32'], code: out, exported: 'play' }], 16),
  );
  const { exports } = new WebAssembly.Instance(module, {
    env: { memory: new WebAssembly.Memory({ initial: 1 }) },
  });
  const turns = 2_000_000;
  for (let warm = 0; warm < 3; warm++) exports.play(turns);
  const ms = Math.min(...Array.from({ length: rounds }, () => cpuMs(() => exports.play(turns))));
  return (1e6 * ms) / (turns * TURNS * CHAINS * 2 * 2);
}
