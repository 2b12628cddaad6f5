import { describe, expect, it } from 'vitest';
import { learnedFrom, modelOf } from './learning.ts';

describe('many assumptions and little evidence', () => {
  it('leave the marginal likelihood without bias: independent normal means', async () => {
    // y ~ normal(x, s) and x ~ normal(0, 1) make y ~ normal(0, √(1 + s²)), each on its own.
    const [count, s] = [40, 2];
    const seen = Array.from({ length: count }, (_, i) => (i % 7) - 3);
    const rows = seen.map((y, i) => `r${i}: {y: ${y}}`).join(', ');
    const model = modelOf(`
tables: {row: {columns: {y: {}}, rows: {${rows}}}}
assumptions: {x: {over: row, is: "normal(0, 1)", source: a made example}}
evidence: {seen: {each: row, observe: "row.y ~ normal(x[row], ${s})"}}
outcomes: {found: "sum[row](x)"}`);
    const variance = 1 + s * s;
    const exact = seen.reduce(
      (sum, y) => sum - (0.5 * (y * y)) / variance - 0.5 * Math.log(2 * Math.PI * variance),
      0,
    );
    for (const seed of [1]) {
      const { logMarginal } = await learnedFrom(model, { seed });
      expect(Math.abs(logMarginal.value - exact), `${logMarginal.value}, not ${exact}`).toBeLessThan(
        4 * logMarginal.error,
      );
      expect(logMarginal.error).toBeLessThan(0.2);
    }
  }, 60_000);
});
