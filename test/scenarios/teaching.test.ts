import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { played, ROOT, shipped } from './playing.ts';

const FOLDER = join(ROOT, 'scenarios', 'teaching');
const names = readdirSync(FOLDER, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);
const readme = readFileSync(join(FOLDER, 'README.md'), 'utf8');

// A benchmark's work and a test function of sensitivity analysis: examples for the tools, not models of the field.
const FOR_TOOLS = ['toy-escalation', 'ishigami'];
const models = names.filter((name) => !FOR_TOOLS.includes(name));

describe('the teaching scenarios', () => {
  it('are all listed, once, with a link', () => {
    const listed = [...readme.matchAll(/^\| \[([\w-]+)\]\(\1\/scenario\.yaml\)/gm)].map(([, name]) => name);
    expect([...listed].sort()).toEqual([...names].sort());
  });

  it.each(models)('%s has a test of its own', (name) => {
    expect(existsSync(join(import.meta.dirname, `${name}.test.ts`))).toBe(true);
  });

  it.each(models)('%s can be handed out', async (name) => {
    const { result } = await played(shipped(`teaching/${name}`), { worlds: 8 });
    const { about = '', question, page, sources } = result.scenario;
    expect(result.warnings).toEqual([]);
    expect(page).toMatchObject({ section: 'Teaching', headline: expect.any(String) });
    expect(page.dek).toMatch(/\.$/);
    expect(question).toMatch(/\?$/);
    // The model in words, then a paragraph with a question.
    expect(about).toMatch(/^[^\n]+\n+To discuss: [^\n]+[?]$/);
    // A work that the words name with its year stands among the sources, and no other does.
    const cited = [...about.matchAll(/([A-Z]\w+)(?:’s| and others)? \((\d{4})\)/g)].map(([, who, year]) =>
      `${who}_${year}`.toLowerCase(),
    );
    expect(sources.map(({ key }) => key).sort()).toEqual([...new Set(cited)].sort());
    expect(result.claims.length).toBeGreaterThan(0);
    for (const { reading } of result.claims) expect(reading).toMatch(/\.$/);
  });
});
