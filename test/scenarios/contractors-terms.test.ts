import { describe, expect, it } from 'vitest';
import { besideOnDisk } from '../../src/cli/beside.ts';
import { checkFile } from '../../src/pipeline.ts';
import { played, type Shipped, shipped, summaryOf } from './playing.ts';

const terms = shipped('contractors-2024-terms');

/** The scenario with some of its options, variants and claims, since foresight is found for each option that is played. */
function cut(keep: {
  readonly options: readonly string[];
  readonly variants?: readonly string[];
  readonly claims?: readonly string[];
}): Shipped {
  const OPTIONS = [
    'hold',
    'contractors',
    'troops',
    'scale_down',
    'talk',
    'contractors_talk',
    'scale_down_talk',
  ];
  const dropped = OPTIONS.filter((id) => !keep.options.includes(id));
  let { text } = terms.source;
  text = text.replace('  without:\n', `  without:\n${dropped.map((id) => `    - options.${id}\n`).join('')}`);
  const section = (name: string, kept: readonly string[]): void => {
    const start = text.indexOf(`\n${name}:\n`) + name.length + 3;
    const end = start + (/^[a-z]/m.exec(text.slice(start))?.index ?? Number.NaN);
    const entries = text.slice(start, end).split(/^(?= {2}\w+:$)/m);
    const left = entries.filter((entry) => kept.some((id) => entry.startsWith(`  ${id}:\n`)));
    if (left.length !== kept.length) throw new Error(`${name} has not all of ${kept.join(', ')}`);
    const body = left.length > 0 ? `${name}:\n${left.join('')}` : '';
    text = text.slice(0, start - name.length - 2) + body + text.slice(end);
  };
  section(
    'options',
    keep.options.filter((id) => !OPTIONS.includes(id)),
  );
  section('variants', keep.variants ?? []);
  section('claims', keep.claims ?? []);
  // What is asked again is asked only where the variant is kept.
  text = text.replace(/^ {4}without: .*\n/gm, '');
  return { ...terms, source: { ...terms.source, text } };
}

const HOLD = cut({ options: ['hold'], claims: ['A12', 'A12_on_offer', 'A13', 'A13_istanbul', 'A13_minsk'] });
const PRESENCE = cut({
  options: ['hold', 'contractors', 'troops'],
  claims: ['A4', 'A4_contractors', 'A4_war', 'A4_price'],
});
const MOVES = cut({
  options: ['hold', 'foothold', 'buffer', 'vow'],
  claims: ['A4_ground', 'A4_undone', 'A4_buffer', 'A4_buffer_undone', 'A4_vow'],
});
const TALK = cut({
  options: ['hold', 'talk'],
  variants: ['no_home_cost', 'status_left_open'],
  claims: ['A10', 'A10_terms', 'A10_line', 'A10_enough', 'A10_status', 'A14', 'A14_leaders', 'A14_dialogue'],
});

async function verdicts(scenario: Shipped, set: readonly string[]): Promise<Record<string, string>> {
  const { result } = await played(scenario, { worlds: 320, prior: true, set, foresight: 256 });
  return Object.fromEntries(result.claims.map(({ id, verdict }) => [id, verdict]));
}

describe('the terms of the flagship', () => {
  it('have neither mistakes nor warnings', () => {
    const { diagnostics } = checkFile(terms.source, terms.id, besideOnDisk);
    expect(diagnostics.map(({ code, message }) => `${code}: ${message}`)).toEqual([]);
  });

  it('cite nothing that was not known by 30 June 2024, and are signed once', async () => {
    const { result } = await played(HOLD, { worlds: 128, prior: true, foresight: 256 });
    for (const { key, date = '' } of result.scenario.sources) expect(date <= '2024-06-30', key).toBe(true);
    expect(result.checks.filter(({ holds }) => !holds)).toEqual([]);
    const signed = Object.entries(result.options[0]!.outcomes).filter(([name]) =>
      name.startsWith('signed_terms'),
    );
    expect(signed).toHaveLength(10);
    const sum = signed.reduce((total, [, { mean }]) => total + mean, 0);
    expect(sum).toBeCloseTo(summaryOf(result, 'hold', 'peace').mean, 10);
  });

  const LASTING = ['break_rate=0', 'price_of_lives[ukraine]=30%', 'orientation.weight[ukraine,neutral]=5%'];
  const BREAKING = ['break_rate=20%', 'guarantee_binds=0', 'settlement.broken[ukraine]=-200%'];
  const MOSCOW_GLOOMY = ['settlement.misjudges[russia]=-200%', 'settlement.misjudges[west]=-200%'];
  const NOBODY_SIGNS = ['settlement.home_cost[russia]=300%'];

  it.each([
    [
      'A12 and A13',
      HOLD,
      [...LASTING, ...NOBODY_SIGNS],
      { A12: 'holds', A13: 'holds', A13_istanbul: 'holds', A13_minsk: 'holds' },
    ],
    [
      'A12 and A13',
      HOLD,
      [...BREAKING, ...MOSCOW_GLOOMY],
      { A12: 'fails', A12_on_offer: 'fails', A13: 'fails', A13_istanbul: 'fails', A13_minsk: 'fails' },
    ],
    [
      'A4 and its parts',
      PRESENCE,
      // Kyiv would never see its guests leave, Moscow fears nothing more than a clash with them, and they bring fires with them.
      [
        'presence_worth[ukraine]=1000%',
        'price_of_clash[russia]=300%',
        'untried=5',
        'settlement.misjudges[ukraine]=0',
        'measure.fires_gain=50%',
        'take_up=50%',
        'fires_weight=1',
        'tempo=2%',
      ],
      { A4: 'holds', A4_contractors: 'holds', A4_price: 'holds', A4_war: 'holds' },
    ],
    [
      'A4 and its parts',
      PRESENCE,
      [
        'presence_worth=0',
        'untried=-1000',
        'site_hit_rate=0',
        'measure.crews_gain=0',
        'presence_effect=0',
        'measure.price=0',
        'repair_gain=0',
      ],
      { A4: 'fails', A4_contractors: 'fails', A4_war: 'fails', A4_price: 'fails' },
    ],
    // Ground that would be lost anyway is little to trade: what is handed back must be what would else have stayed.
    [
      'facts that last, and that matter',
      MOVES,
      [
        ...[
          'foothold_worth[russia]=-8',
          'foothold_lost_rate=0.002',
          'vow_worth[west]=30%',
          'foothold_answer=0',
        ],
        ...['buffer_lost_rate=0.002', 'buffer_size=1%', 'buffer_answer=0', 'buffer_pull=0'],
      ],
      {
        A4_ground: 'holds',
        A4_undone: 'fails',
        A4_buffer: 'holds',
        A4_buffer_undone: 'fails',
        A4_vow: 'holds',
      },
    ],
    [
      'facts that nobody cares for, and that do not last',
      MOVES,
      [
        ...[
          'foothold_worth=0',
          'foothold_pull=0',
          'foothold_answer=0',
          'foothold_lost_rate=0.3',
          'vow_worth=0',
        ],
        ...['buffer_pull=0', 'buffer_answer=0', 'buffer_lost_rate=0.9'],
      ],
      {
        A4_ground: 'fails',
        A4_undone: 'holds',
        A4_buffer: 'fails',
        A4_buffer_undone: 'holds',
        A4_vow: 'fails',
      },
    ],
    [
      'A10 and A14',
      TALK,
      [
        'contact=0',
        'orientation.weight[russia,neutral]=9%',
        'settlement.misjudges[russia]=15%',
        'talks_to_fighting=-10%',
      ],
      {
        A10: 'holds',
        A10_line: 'holds',
        A10_enough: 'holds',
        A10_status: 'holds',
        A14: 'holds',
        A14_leaders: 'holds',
      },
    ],
    [
      'A10 and A14 where nobody would sign',
      TALK,
      [...NOBODY_SIGNS, 'settlement.home_cost[west]=300%', 'talks_to_support=-300%', 'talks_to_fighting=50%'],
      { A10: 'fails', A10_terms: 'fails', A10_line: 'fails', A14: 'fails', A14_dialogue: 'fails' },
    ],
    [
      'A10 where all would',
      TALK,
      [...MOSCOW_GLOOMY, 'settlement.misjudges[ukraine]=-200%', 'talks_clear=0'],
      { A10: 'fails', A10_enough: 'fails', A10_status: 'fails', A10_terms: 'holds', A14_leaders: 'fails' },
    ],
  ] as const)(
    '%s: it depends on what is assumed',
    async (_claims, scenario, set, expected) => {
      expect(await verdicts(scenario, set)).toMatchObject(expected);
    },
    120_000,
  );
});
