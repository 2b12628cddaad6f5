import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkFile, frame, scenario } from '../../src/index.ts';
import { brinkmanship } from './brinkmanship.ts';

const ROOT = join(import.meta.dirname, '..', '..');
/** The teaching scenario of that name, without its brief for teachers. */
const FILE = join(import.meta.dirname, 'brinkmanship.yaml');

function checked(text: string): { readonly model: unknown; readonly told: string[] } {
  const { value, diagnostics } = checkFile({ name: 'scenario.yaml', text }, 'brinkmanship');
  const model = JSON.stringify(value, (key, part) => (key === 'span' || key === 'source' ? undefined : part));
  return { model: JSON.parse(model), told: diagnostics.map((one) => frame(one)) };
}

describe('the package', () => {
  it('has one entry, by its name', () => {
    const script = "import { scenario } from 'rubicon'; process.stdout.write(scenario({ title: 'A' }));";
    const args = ['--input-type=module', '-e', script];
    expect(execFileSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' })).toBe(
      'rubicon: 1\ntitle: A\n',
    );
  });
});

describe('a scenario built in code', () => {
  it('is the same checked model as the one in the file', () => {
    const built = checked(brinkmanship());
    expect(built.told).toEqual([]);
    expect(built).toEqual(checked(readFileSync(FILE, 'utf8')));
  });

  it('writes numbers and truths in the words of the language', () => {
    const text = scenario({
      title: 'A: b',
      tables: { side: ['a', 'b'] },
      assumptions: {
        x: 0.5,
        y: { over: 'side', is: { a: 1e21, b: Number.POSITIVE_INFINITY } },
        z: Number.NaN,
      },
      model: { on: true, off: { is: false } },
    });
    expect(text).toBe(
      [
        'rubicon: 1',
        'title: "A: b"',
        'tables:',
        '  side: [a, b]',
        'assumptions:',
        '  x: 0.5',
        '  y: {over: side, is: {a: 1e+21, b: infinity}}',
        '  z: missing',
        'model:',
        '  on: yes',
        '  off: {is: no}',
        '',
      ].join('\n'),
    );
  });

  it('shows a mistake in a formula in the text that was built', () => {
    const text = scenario({ title: 'A', model: { x: '1 +' } });
    const { value, diagnostics } = checkFile({ name: 'built', text }, 'built');
    expect(value).toBeUndefined();
    expect(frame(diagnostics[0] as (typeof diagnostics)[number])).toContain('built:4:9');
  });

  it('has its names checked by the compiler', () => {
    const text = [
      // @ts-expect-error no such actor
      scenario({ title: 'A', actors: { west: {} }, decisions: { aid: { by: 'east', default: 1 } } }),
      // @ts-expect-error no such table
      scenario({ title: 'A', tables: { side: ['a'] }, model: { x: { over: 'sides', is: 1 } } }),
      scenario({
        title: 'A',
        actors: { w: {} },
        decisions: { aid: { by: 'w', default: 1 } },
        // @ts-expect-error no such decision
        options: { o: { do: { aids: 2 } } },
      }),
      // @ts-expect-error no such option
      scenario({ title: 'A', options: { hold: {}, probe: { like: 'holds' } } }),
      // @ts-expect-error no such variant
      scenario({ title: 'A', variants: { early: {} }, claims: { c: { says: 'C', without: ['late'] } } }),
      // @ts-expect-error a word that is not known
      scenario({ title: 'A', outcomes: { x: { is: 1, better: 'less' } } }),
      // @ts-expect-error a field that is not known
      scenario({ title: 'A', outcomes: { x: { is: 1, beter: 'lower' } } }),
      // @ts-expect-error a field that must be there
      scenario({ title: 'A', decisions: { aid: {} } }),
      // @ts-expect-error no such assumption to move with
      scenario({ title: 'A', assumptions: { x: { is: 1 }, y: { is: 1, moves_with: { z: 0.5 } } } }),
      scenario({
        title: 'A',
        tables: { side: ['a'] },
        assumptions: {
          x: { over: 'side', is: 1 },
          y: { is: 1, moves_with: { 'x[a]': 0.5, 'side.size': 0.1 } },
        },
      }),
      scenario({
        title: 'A',
        actors: { west: {}, east: {} },
        decisions: { aid: { by: ['west', 'east'], over: 'actor', default: 1 } },
        options: { hold: {}, probe: { like: ['hold'], do: { 'aid[west]': 2, 'ladder.climb': true } } },
        variants: { early: { decisions: { aid: { default: 2 } }, assumptions: { anything: 1 } } },
        values: { west: 1 },
      }),
    ];
    expect(text).toHaveLength(11);
  });
});
