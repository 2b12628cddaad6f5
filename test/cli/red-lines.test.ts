import { describe, expect, it } from 'vitest';
import { redLines } from '../../src/cli/red-lines.ts';
import { styleFor } from '../../src/cli/style.ts';
import { fixture } from '../brief/fixture.ts';

describe('red lines in the terminal', () => {
  const plain = styleFor(process.stdout, { NO_COLOR: '1' });

  it('are told with the steps that reach them, by provocation', () => {
    const text = redLines(fixture(), plain, 100);
    expect(text).toContain('Moscow’s red lines: median [90 % of worlds], rung');
    expect(text).toMatch(/attack +5\.51 \[3\.57, 9\.87\]\nnuclear_signal +1\.95 /);
    expect(text).toMatch(/step +provocation +diplomatic +nuclear_signal +attack\n/);
    expect(text).toMatch(/contingent +2\.61 \[1\.17, 4\.86\] +86 % +64 % +12 %\nso_far \(taken\) +1\.7 /);
    expect(text).toMatch(/contractors +1\.21 \[0\.15, 2\.43\] +64 % +34 % +under 1 %$/);
  });

  it('are nothing where there are none', () => {
    const { redLines: _lines, steps: _steps, ...rest } = fixture();
    expect(redLines(rest, plain, 100)).toBe('');
  });
});
