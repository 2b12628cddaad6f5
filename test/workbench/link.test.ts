import { describe, expect, it } from 'vitest';
import { fileOf, type Linked, linkOf, readFile, readLink } from '../../src/workbench/link.ts';

const STATE: Linked = {
  id: 'x',
  text: 'rubicon: 1\n',
  files: { 'a.csv': 'a,b\n' },
  moved: { gain: { kind: 'fixed', value: 0.11 }, 'cost[war]': { kind: 'range', low: 1, high: 3 } },
};

/** A link as the first form wrote it: JSON with values as texts, deflated, in letters that an address may have. */
async function firstForm(state: object): Promise<string> {
  const stream = new Blob([JSON.stringify(state)]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  const bytes = Buffer.from(await new Response(stream).arrayBuffer());
  return `#edit1=${bytes.toString('base64url')}`;
}

describe('a link of the workbench', () => {
  it('carries text, files and what was moved', async () => {
    const hash = await linkOf(STATE, 'view');
    expect(hash).toMatch(/^#view2=[\w-]+$/);
    expect(await readLink(hash!)).toEqual({ state: STATE, way: 'view' });
  });

  it('of the first form is read still, its values fixed', async () => {
    const hash = await firstForm({ id: 'x', text: 'rubicon: 1\n', files: {}, moved: { gain: '0.11' } });
    const { state, way } = (await readLink(hash))!;
    expect(way).toBe('edit');
    expect(state.moved).toEqual({ gain: { kind: 'fixed', value: 0.11 } });
  });

  it('is refused where it is of a later form or carries no scenario, and loses changes that are none', async () => {
    await expect(readLink('#edit3=AAAA')).rejects.toThrow('newer version');
    await expect(readLink(await firstForm({ id: 1, text: '', files: {}, moved: {} }))).rejects.toThrow(
      'carry',
    );
    const odd = await firstForm({ id: 'x', text: '', files: {}, moved: { gain: 'much' } });
    expect((await readLink(odd))!.state.moved).toEqual({});
    expect(await readLink('#claims')).toBeUndefined();
  });

  it('is a file where it would be too long, which says the same and is refused where it says nothing', async () => {
    let seed = 1;
    const noise = Array.from({ length: 60_000 }, () => {
      seed = (seed * 48_271) % 2_147_483_647;
      return String.fromCharCode(97 + (seed % 26));
    });
    const long = { ...STATE, text: noise.join('') };
    expect(await linkOf(long, 'edit')).toBeUndefined();
    expect(readFile(fileOf(long))).toEqual(long);
    expect(() => readFile('{}')).toThrow('no file of this workbench');
    expect(() => readFile('{"rubicon_state":3}')).toThrow('newer version');
    expect(() => readFile('{"rubicon_state":2,"text":1}')).toThrow('carry');
  });
});
