import { describe, expect, it } from 'vitest';
import { fanFigure } from '../../src/brief/fan-figure.ts';
import { html } from '../../src/brief/markup.ts';

describe('a rate through time', () => {
  it('says once what it is a rate for, and ticks that are short enough to stand beside the axis', () => {
    const fan = {
      ...{ id: 'rate', title: 'A rate', unit: '1/month', share: false, p: [0.05, 0.5, 0.95] },
      dates: ['2024-01-31', '2024-02-29'],
      options: [
        {
          id: 'a',
          q: [
            [0.01, 0.01],
            [0.02, 0.02],
            [0.04, 0.05],
          ],
        },
      ],
    };
    const { markup } = fanFigure(fan, [], html`<h3>A rate</h3>`, undefined);
    expect(markup).toContain('Per month.');
    const ticks = [...markup.matchAll(/<text[^>]*>([^<]*%[^<]*)<\/text>/g)].map(([, words]) => words);
    expect(ticks.length).toBeGreaterThan(2);
    for (const words of ticks) expect(words).toMatch(/^[\d.]+\s%$/);
  });
});
