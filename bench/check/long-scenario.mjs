/**
 * Four lines a count: chains of quantities that read one another, stocks over a table, draws.
 *
 * @param {number} count
 */
export function longScenario(count) {
  const each = Array.from({ length: count }, (_, index) => index);
  return [
    'rubicon: 1\ntitle: Long\ntime: {start: 2024-07, period: 1 month, count: 10}',
    'tables: {side: [a, b]}\nassumptions:',
    ...each.map((i) => `  p${i}: {is: 1 to ${i + 2}, source: a book of mine}`),
    'model:',
    ...each.flatMap((i) => [
      `  q${i}: q${i + 1} + p${i} * 2 + sum[side](s${i})`,
      `  s${i}: {over: side, start: p${i}, change: (r${i} - s${i}) / period}`,
      `  r${i}: {over: side, is: s${i} * 2}`,
    ]),
    `  q${count}: 1\noutcomes:\n  end: q0\n`,
  ].join('\n');
}
