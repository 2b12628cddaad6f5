import { beforeAll, describe, expect, it } from 'vitest';
import { FIRST_SCENARIO } from '../../src/cli/new-command.ts';
import type { Result } from '../../src/result/result.ts';
import { altered, type Played, played, records, type Shipped, shipped } from '../scenarios/playing.ts';

const first: Shipped = { source: { name: 'first.yaml', text: FIRST_SCENARIO }, id: 'first' };
const flagship = shipped('contractors-2024');
// Before the evidence, which is learned from in other tests: each altered text would learn anew.
const FEW = { worlds: 24, seed: 4, prior: true } as const;

/** What a run found, without what it says of the text and the time it took. */
async function found(
  ran: Played,
): Promise<{ outcomes: Record<string, string>[]; options: Result['options']; verdicts: unknown }> {
  const { options, claims } = ran.result;
  const verdicts = claims.map(({ id, verdict, share, value, mcse }) => ({ id, verdict, share, value, mcse }));
  return { outcomes: await records(ran.outcomesCsv()), options, verdicts };
}

describe('what is added to a scenario', () => {
  const noise = 'assumptions:\n  a_noise: {is: "normal(0, 1)", source: judgement, because: for the test}\n';

  let plain: Played;
  beforeAll(async () => {
    plain = await played(flagship, FEW);
  });

  it('and is read by nothing, an assumption or a draw of the model, changes no number', async () => {
    const noisy = altered(
      flagship,
      ['\nassumptions:\n', `\n${noise}`],
      ['\nmodel:\n', '\nmodel:\n  a_luck: normal(0, 1)\n  an_event: happens(20%/month)\n'],
    );
    const with_ = await played(noisy, FEW);
    const assumptions = with_.result.assumptions.map(({ id }) => id);
    expect(assumptions).toContain('a_noise');
    expect(await found(with_)).toEqual(await found(plain));
    const worlds = await records(with_.worldsCsv());
    expect(worlds.map(({ a_noise: _, ...others }) => others)).toEqual(await records(plain.worldsCsv()));
    expect(new Set(worlds.map(({ a_noise }) => a_noise)).size).toBe(FEW.worlds);
  });

  it('changes numbers where it is read', async () => {
    const read = altered(
      flagship,
      ['\nassumptions:\n', `\n${noise}`],
      ['is: front\n    unit: share', 'is: front + 0.001 * a_noise\n    unit: share'],
    );
    const rows = await records((await played(read, FEW)).outcomesCsv());
    const before = await records(plain.outcomesCsv());
    expect(rows.map((row) => row.front_end)).not.toEqual(before.map((row) => row.front_end));
    const others = ({ front_end: _, ...row }: Record<string, string>): Record<string, string> => row;
    expect(rows.map(others)).toEqual(before.map(others));
  });

  it('as an option leaves the others as they were, and is what the same rules were', async () => {
    const more = altered(flagship, [
      '\noutcomes:\n',
      '\n  probe_again:\n    title: Probe once more\n    like: [probe]\noutcomes:\n',
    ]);
    const { outcomes } = await found(await played(more, FEW));
    const of = (option: string): Record<string, string>[] =>
      outcomes.filter((row) => row.option === option).map(({ option: _, ...row }) => row);
    const base = ({ variant }: Record<string, string>): boolean => variant === '';
    expect(of('probe_again').filter(base)).toEqual(of('probe').filter(base));
    expect(of('probe_again')).not.toEqual([]);
    const before = (await found(plain)).outcomes;
    expect(outcomes.filter(({ option }) => option !== 'probe_again')).toEqual(before);
  });

  it('as a variant that changes nothing finds what the scenario finds', async () => {
    const same = altered(
      first,
      ['claims:\n', 'variants:\n  same: {title: The same, about: Nothing is changed}\nclaims:\n'],
      ['holds: "not refused[modest]"', 'holds: "not refused[modest]", without: [same]'],
      ['holds: "worth[bold] > worth[modest]"', 'holds: "worth[bold] > worth[bold, same] - 0.1 * loss"'],
    );
    const ran = await played(same, { worlds: 300 });
    const [modest, bold] = ran.result.claims;
    expect(modest?.without?.[0]?.share).toBe(modest?.share);
    expect(bold?.share).toBe(1);
    const rows = await records(ran.outcomesCsv());
    const of = (variant: string): Record<string, string>[] =>
      rows.filter((row) => row.variant === variant).map(({ variant: _, ...row }) => row);
    const options = new Set(of('same').map(({ option }) => option));
    expect([...options].sort()).toEqual(['bold', 'modest']);
    expect(of('same')).toEqual(of(''));
  });
});

describe('the name of a quantity', () => {
  const lines = first.source.text.split('\n');
  const at = lines.findIndex((line) => line.startsWith('  line:'));

  /** The limits drawn for what is called so where the scenario reads as follows. */
  async function draws(text: string, name: string): Promise<(string | undefined)[]> {
    const ran = await played({ source: { name: 'text.yaml', text }, id: 'text' }, { worlds: 100 });
    return (await records(ran.worldsCsv())).map((world) => world[name]);
  }

  it('is the key of its luck: moved it is drawn the same, renamed it is drawn anew', async () => {
    const before = await draws(first.source.text, 'line');
    const [line = '', loss = ''] = lines.slice(at, at + 2);
    const moved = lines.with(at, loss).with(at + 1, line);
    expect(await draws(moved.join('\n'), 'line')).toEqual(before);
    const renamed = first.source.text.replace('  line: {', '  border: {').replace('> line', '> border');
    expect(await draws(renamed, 'border')).not.toEqual(before);
  });
});

describe('the luck of a world', () => {
  it.each([
    ['the first scenario', first, 100, 200],
    ['the flagship, across the blocks in which it is played', flagship, 20, 66],
  ])(
    'does not depend on how many are played: %s',
    async (_name, scenario, few, many) => {
      const [fewer, more] = [
        await played(scenario, { worlds: few, seed: 3 }),
        await played(scenario, { worlds: many, seed: 3 }),
      ];
      const start = (rows: Record<string, string>[]): Record<string, string>[] =>
        rows.filter(({ world }) => Number(world) < few);
      expect(start(await records(more.outcomesCsv()))).toEqual(await records(fewer.outcomesCsv()));
      expect(start(await records(more.worldsCsv()))).toEqual(await records(fewer.worldsCsv()));
      const other = await played(scenario, { worlds: few, seed: 5 });
      expect(await records(other.worldsCsv())).not.toEqual(await records(fewer.worldsCsv()));
    },
    120_000,
  );

  it('is shared by options: where rules never differ, nothing does', async () => {
    const rows = await records((await played(flagship, FEW)).outcomesCsv());
    const of = (option: string): (string | undefined)[] =>
      rows.filter((row) => row.option === option && row.variant === '').map((row) => row.clash_ever);
    // Background attacks come in the same worlds whatever is done, unless a step adds some.
    expect(of('talk')).toEqual(of('hold'));
    expect(of('scale_down')).toEqual(of('hold'));
  });
});
