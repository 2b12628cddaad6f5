import { describe, expect, it } from 'vitest';
import type { InferenceFacts, Result } from '../../src/result/result.ts';
import { fixture } from './fixture.ts';
import { pageOf, words } from './page.ts';

const inference: InferenceFacts = {
  ...{
    log_marginal: -7.84,
    error: 0.03,
    meaning: '',
    bits: 1.18,
    observations: [],
    learned: [],
    runs: 8,
    particles: 512,
  },
  ...{ draws: 4096, ess: 3900, rhat: 1.002, acceptance: 0.8, sweeps: 49, tempering: [] },
  taught: { rows: [], moves: [], otherwise: [], unseen: [] },
};
const learned: Result = { ...fixture(), inference };

describe('the ladder on the page', () => {
  it('has lines and steps in one order, the gravest first, and marks what was taken', () => {
    const rungs = pageOf(fixture()).all('#red-lines ol > li');
    expect(rungs.map((rung) => [...rung.querySelectorAll('.name, .value')].map(words))).toEqual([
      ['Line: Overt attack on Western forces or territory', '5.51 3.57 to 9.87'],
      ['A declared contingent', '2.61 1.17 to 4.86'],
      ['Line: Nuclear signal, doctrine or exercise', '1.95 1.11 to 2.87'],
      ['All that had been given (taken)', '1.7 1.1 to 2.7'],
      ['Contractors repair weapons in the country', '1.21 0.15 to 2.43'],
      ['Line: Diplomatic or economic measure', '0.49 −0.24 to 1.26'],
    ]);
    expect(rungs.map((rung) => [...rung.querySelectorAll('.strip .dot')].length)).toEqual([1, 1, 1, 1, 1, 1]);
  });

  it('gives the chances of steps not taken, the smallest never as none', () => {
    const [table] = pageOf(fixture()).all('#red-lines .ladder > .scroll table');
    const rows = [...(table?.querySelectorAll('tr') ?? [])];
    expect(rows.map((row) => [...row.querySelectorAll('th, td')].map(words))).toEqual([
      [
        'Step',
        'Diplomatic or economic measure',
        'Nuclear signal, doctrine or exercise',
        'Overt attack on Western forces or territory',
      ],
      ['A declared contingent', '86 %', '64 %', '12 %'],
      ['Contractors repair weapons in the country', '64 %', '34 %', '<1 %'],
    ]);
  });

  it('tells with evidence what was learned of each line, and what rests on the prior', () => {
    expect(pageOf(fixture()).all('#red-lines .note, #red-lines .against')).toEqual([]);
    const { all } = pageOf(learned);
    expect(all('#red-lines .note').map(words)).toEqual([
      'The evidence says next to nothing of it: it rests on the prior alone.',
      'Before the evidence 1.95, 0.61 to 3.37; 0.6 bits learned.',
      'Before the evidence 0.49, −0.74 to 1.76; 0.6 bits learned.',
    ]);
    expect(all('#red-lines .against')).toHaveLength(3);
  });

  it('shows steps of the record with what followed, and what was not coded as no silence', () => {
    const { steps = [] } = fixture();
    const [some] = steps;
    const past = { ...some!, recorded: true, taken: true } as const;
    const row = { evidence: 'reactions', row: 'reactions[R1]', class: 'nuclear_signal', known: '2023-03-25' };
    const { all } = pageOf({
      ...fixture(),
      steps: [
        ...steps,
        {
          ...past,
          id: 'S1',
          title: 'A step long ago',
          reactions: [row, { ...row, row: 'reactions[R2]', class: 'words' }],
        },
        { ...past, id: 'S2', title: 'Another', taken: false },
      ],
    });
    const items = all('#red-lines ol.record > li');
    expect(items.map((item) => [...item.querySelectorAll('.name, .reaction')].map(words))).toEqual([
      ['A step long ago', 'Nuclear signal, doctrine or exercise R1, 2023-03-25', 'No measure R2, 2023-03-25'],
    ]);
    expect(words(all('#red-lines')[0]!)).toContain('Of 1 more no reaction is coded');
    // The ladder itself, and the chances of its open steps, have nothing of the record.
    expect(all('#red-lines .ladder > ol:not(.record) > li')).toHaveLength(6);
    expect(all('#red-lines .ladder > .scroll tbody tr')).toHaveLength(2);
  });

  it('draws of each open step how likely each class is to be the gravest', () => {
    const [bar] = pageOf(fixture()).all('#red-lines svg.mix');
    const widths = [...(bar?.querySelectorAll('rect') ?? [])].map((one) => Number(one.getAttribute('width')));
    // 86, 64 and 12 % reach the three lines.
    expect(widths.map((width) => Math.round(width / 3))).toEqual([14, 22, 52, 12]);
  });

  it('has all its numbers in a table', () => {
    const rows = pageOf(learned).all('#red-lines .data tbody tr');
    expect(rows.map((row) => [...row.querySelectorAll('th, td')].map(words))).toEqual([
      [
        'Line: Overt attack on Western forces or territory',
        '3.57',
        '5.51',
        '9.87',
        '5.51 3.07 to 10.4',
        '0.02',
      ],
      ['Line: Nuclear signal, doctrine or exercise', '1.11', '1.95', '2.87', '1.95 0.61 to 3.37', '0.6'],
      ['Line: Diplomatic or economic measure', '−0.24', '0.49', '1.26', '0.49 −0.74 to 1.76', '0.6'],
      ['A declared contingent', '1.17', '2.61', '4.86', '', ''],
      ['All that had been given (taken)', '1.1', '1.7', '2.7', '', ''],
      ['Contractors repair weapons in the country', '0.15', '1.21', '2.43', '', ''],
    ]);
  });

  it('draws two red lines apart', () => {
    const { redLines = [], steps = [] } = fixture();
    const other = { line: 'west', title: 'Lines of the West', holder: 'west' };
    const { all } = pageOf({
      ...fixture(),
      redLines: [...redLines, ...redLines.map((one) => ({ ...one, ...other }))],
      steps: [...steps, ...steps.map((one) => ({ ...one, line: 'west' }))],
    });
    expect(all('#red-lines h3').map(words)).toEqual(['Moscow’s red lines', 'Lines of the West']);
    expect(all('#red-lines .ladder').map((figure) => [...figure.querySelectorAll('li')].length)).toEqual([
      6, 6,
    ]);
  });
});
