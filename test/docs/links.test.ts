import { existsSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import { anchors, links, pages, ROOT } from './markdown.ts';

const all = pages();

describe('the links of the documentation', () => {
  it('are looked for on every page', () => {
    const paths = all.map(({ path }) => path);
    expect(paths).toEqual(
      expect.arrayContaining([
        'README.md',
        'ARCHITECTURE.md',
        'CONTRIBUTING.md',
        'CHANGELOG.md',
        'docs/language.md',
        'docs/diagnostics.md',
        'scenarios/teaching/README.md',
      ]),
    );
    expect(all.flatMap(links).length).toBeGreaterThan(10);
  });

  it.each(all)('resolve on $path', (page) => {
    const broken = links(page).filter((link) => {
      if (/^[a-z]+:/.test(link)) return false;
      const [file = '', anchor] = link.split('#');
      const target = file === '' ? page.path : normalize(join(dirname(page.path), file));
      if (!existsSync(join(ROOT, target))) return true;
      if (anchor === undefined) return false;
      const linked = all.find(({ path }) => path === target);
      return linked === undefined || !anchors(linked).includes(anchor);
    });
    expect(broken).toEqual([]);
  });
});
