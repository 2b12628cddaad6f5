import { describe, expect, it } from 'vitest';
import { fold, sparkline, textTable, textTables } from '../../src/cli/table.ts';

describe('a text table', () => {
  const head = ['', 'first', 'second, people'];
  const rows = [
    ['hold', '1', '2,000'],
    ['a longer name', '30 %', '–'],
  ];

  it('lines its columns up, the first to the left', () => {
    expect(textTable(head, rows)).toBe(
      [
        '               first  second, people',
        '─────────────  ─────  ──────────────',
        'hold               1           2,000',
        'a longer name   30 %               –',
      ].join('\n'),
    );
  });

  it('becomes several, each with the first column, where it is too wide', () => {
    expect(textTables(head, rows, 40).split('\n\n')).toHaveLength(1);
    const [left = '', right = '', ...more] = textTables(head, rows, 30).split('\n\n');
    expect(more).toEqual([]);
    expect(left).toBe(
      textTable(
        ['', 'first'],
        rows.map((row) => row.slice(0, 2)),
      ),
    );
    expect(right).toContain('a longer name');
    expect(right).toContain('second, people');
  });
});

describe('folded words', () => {
  const words = 'A covert or overt attack on a Western state, or Western forces fight, in most worlds.';

  it.each([20, 33, 60])(
    'take %i characters a line at most, besides the indent, and no less than they can',
    (columns) => {
      const lines = fold(words, columns, '    ').split('\n');
      const bare = lines.map((line, index) => (index === 0 ? line : line.replace(/^ {4}/, '')));
      expect(bare.join(' ')).toBe(words);
      for (const [index, line] of bare.entries()) {
        expect(line.length).toBeLessThanOrEqual(columns);
        const next = bare[index + 1]?.split(' ')[0];
        if (next !== undefined) expect(`${line} ${next}`.length).toBeGreaterThan(columns);
      }
    },
  );

  it('leave a word whole that is longer than a line', () => {
    expect(fold('an extraordinarily long one', 8, '')).toBe('an\nextraordinarily\nlong one');
  });
});

describe('a row of bars', () => {
  it('reaches from the lowest to the highest, with gaps where nothing is known', () => {
    expect(sparkline([0, 0.5, 1, Number.NaN, 0.2], 0, 1)).toBe('▁▅█ ▂');
    expect(sparkline([3, 3], 3, 3)).toBe('▅▅');
  });
});
