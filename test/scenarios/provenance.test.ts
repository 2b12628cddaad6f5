import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { besideOnDisk } from '../../src/cli/beside.ts';
import { checkFile } from '../../src/pipeline.ts';

const ROOT = join(import.meta.dirname, '..', '..', 'scenarios');
const SCENARIOS = readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
  .filter((path) => basename(path) === 'scenario.yaml')
  .map((path) => join(ROOT, path));
/** A scenario of draws for a benchmark, whose chances stand in the formulas. */
const BENCHMARK = 'toy-escalation';

describe('every scenario', () => {
  it.each(SCENARIOS)('says of every assumption what it rests on: %s', (name) => {
    const { value: model, diagnostics } = checkFile(
      { name, text: readFileSync(name, 'utf8') },
      'one',
      besideOnDisk,
    );
    if (model === undefined) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
    if (!name.includes(BENCHMARK)) expect(diagnostics).toEqual([]);
    const keys = new Set(model.sources.map(({ key }) => key.value));
    for (const { name: id, role, authored, sources, because = '' } of model.definitions) {
      if (role !== 'assumption' || !authored) continue;
      expect(sources.length, id).toBeGreaterThan(0);
      if (sources.includes('judgement')) expect(because, id).toMatch(/\w.*[.?!)”]$/s);
      // Others are sources of the scenario, or a citation in words.
      for (const source of sources)
        expect(source === 'judgement' || keys.has(source) || /\s/.test(source), `${id}: ${source}`).toBe(
          true,
        );
    }
  });
});
