import { describe, expect, it } from 'vitest';
import { wordsOf } from '../../../src/explore/boxes/words.ts';
import { binned } from '../../../src/explore/tree/bins.ts';
import { grow } from '../../../src/explore/tree/grow.ts';
import { partition } from '../../../src/explore/tree/partition.ts';
import { computed, ranked, uniforms } from '../draws.ts';

const N = 4000;
const columns = Array.from({ length: 5 }, (_, i) => uniforms(9, `x${i}`, N));
const inputs = ranked(columns);

describe('a tree', () => {
  it('asks first what lowers the Gini index most', () => {
    // Breiman et al. 1984, section 4.3.1: with p(1 | t) = ½, a question that parts 400 : 400 into 300 : 100 and 100 : 300 lowers
    // the Gini index p(1 − p) from ¼ to 3/16; one into 200 : 400 and 200 : 0 to 1/6. The second is the better one.
    const target = Float64Array.from({ length: 800 }, (_, world) => Number(world >= 400));
    const first = Float64Array.from(target, (of, world) => Number(of === 1 ? world < 500 : world < 300));
    const second = Float64Array.from(target, (of, world) => Number(of === 1 || world < 200));
    const bins = ranked([first, second]).map(binned);
    const worlds = Uint32Array.from(target.keys());
    const tree = grow(target, bins, worlds, { depth: 1, leastWorlds: 1 });
    if (tree.kind === 'leaf') throw new Error('it did not grow');
    expect(tree.input).toBe(1);
    expect(tree.children.map(({ worlds: { length }, mean }) => [length, mean])).toEqual([
      [200, 0],
      [600, 2 / 3],
    ]);
  });

  it('divides categories in two as well as any division does', () => {
    const category = columns[0]!.map((x) => Math.floor(6 * x));
    const effect = [0.2, 0.9, 0.4, 0.8, 0.1, 0.5];
    const target = computed([category, columns[1]!], (label = 0, u = 0) => Number(u < effect[label]!));
    const [bins] = ranked([category], { kind: 'label' }).map(binned);
    const worlds = Uint32Array.from(target.keys());
    const tree = grow(target, [bins], worlds, { depth: 1, leastWorlds: 1 });
    if (tree.kind === 'leaf') throw new Error('it did not grow');
    const gainOf = (left: (label: number) => boolean): number => {
      const sides = [worlds.filter((w) => left(category[w]!)), worlds.filter((w) => !left(category[w]!))];
      return sides.reduce((sum, side) => {
        const total = side.reduce((of, world) => of + target[world]!, 0);
        return side.length === 0 ? sum : sum + total ** 2 / side.length;
      }, 0);
    };
    const all = Array.from({ length: 64 }, (_, mask) => gainOf((label) => ((mask >> label) & 1) === 1));
    expect(gainOf((label) => tree.left[label] === 1)).toBeCloseTo(Math.max(...all), 8);
  });
});

describe('a partition', () => {
  it('finds the corners of a checkerboard that no single input shows', () => {
    const target = computed(columns, (a = 0, b = 0) => Number(a < 0.5 === b < 0.4));
    const parts = partition(target, inputs);
    const shown = parts.map(({ box, fit }) => ({
      words: [...box]
        .map(([input, limit]) => `${inputs[input]?.id} ${wordsOf(limit, inputs[input]!)}`)
        .sort(),
      density: fit.density,
    }));
    const dense = shown.filter(({ density }) => density > 0.9).map(({ words }) => words.join(', '));
    expect(dense.length).toBeGreaterThanOrEqual(2);
    expect(dense.every((words) => /^x1 .*, x2 /.test(words))).toBe(true);
    // The parts are the whole: their worlds of interest add up.
    expect(parts.reduce((sum, { fit }) => sum + fit.coverage, 0)).toBeCloseTo(1, 12);
  });

  it('is the whole where nothing matters', () => {
    const luck = uniforms(3, 'luck', N).map((u) => Number(u < 0.3));
    const parts = partition(luck, inputs);
    expect(parts.every(({ fit }) => Math.abs(fit.density - 0.3) < 4 * Math.sqrt(0.21 / fit.worlds))).toBe(
      true,
    );
    expect(parts.length).toBeLessThanOrEqual(3);
  });

  it('leaves out inputs that are missing in some world', () => {
    const holes = columns[0]!.map((x) => (x < 0.5 ? Number.NaN : x));
    expect(binned(ranked([holes])[0]!)).toBeUndefined();
  });
});
