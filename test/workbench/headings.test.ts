import { describe, expect, it } from 'vitest';
import { headingsOf } from '../../src/workbench/headings.ts';

describe('headings of assumptions', () => {
  it('are the comments alone in a line, as deep as they', () => {
    const text = `rubicon: 1
# No heading.
assumptions:
  first: 3
  # 1 Manpower: of both. More
  # of the same comment.
  loss:
    # Of this one alone.
    is: 0.1 to 0.2 # wide
  rest: 2

  # 2 Equipment
  parts: 5
model:
  # Not these.
  stock: parts
`;
    expect([...headingsOf(text)]).toEqual([
      ['loss', 'Manpower'],
      ['rest', 'Manpower'],
      ['parts', 'Equipment'],
    ]);
  });
});
