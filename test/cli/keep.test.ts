import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makePlace, type Place } from './command.ts';
import { SMALL } from './small-scenario.ts';

let place: Place;
beforeAll(() => {
  place = makePlace();
});
afterAll(() => place.remove());

const JUDGING = SMALL.replace(
  'not_judged: Needs another model.',
  'reading: It does in most worlds., holds: "not refused[wait]"',
).replace(
  '  mild:',
  '  later_dear: {says: And it will be dear., reading: Dear on average., holds: "mean(loss[ask, west]) > 100"}\n  mild:',
);
const TELLING = `${SMALL}page: {findings_of: [../judging]}\n`;
const RUN = ['--worlds', '200'];

describe('what a run keeps for the pages of others', () => {
  it('is told of the claim of the same name and of its parts, dated, and called old once the text has changed', () => {
    place.write('scenarios/judging/scenario.yaml', JUDGING);
    place.write('scenarios/telling/scenario.yaml', TELLING);
    const alone = place.rubicon(['run', 'scenarios/telling', ...RUN]);
    expect(alone.code).toBe(0);
    expect(alone.stderr).toContain('What was found of ../judging is not at hand: there is no such file.');
    expect(alone.stdout).not.toContain('In judging');

    const altered = place.rubicon(['run', 'scenarios/judging', ...RUN, '--keep', '--set', 'line=0.9']);
    expect(altered.stderr).toContain('Nothing is kept');
    expect(place.files()).not.toContain('scenarios/judging/findings.json');

    expect(place.rubicon(['run', 'scenarios/judging', ...RUN, '--keep']).code).toBe(0);
    const kept = JSON.parse(place.read('scenarios/judging/findings.json'));
    expect(kept).toMatchObject({ scenario: 'judging', seed: 1, worlds: 200 });
    expect(kept.claims.map(({ id, verdict }: { id: string; verdict: string }) => [id, verdict])).toEqual([
      ['later_dear', 'fails'],
      ['mild', 'holds'],
      ['dear', 'holds'],
      ['later', 'holds'],
    ]);

    const told = place.rubicon(['run', 'scenarios/telling', ...RUN]);
    expect(told.stderr).not.toContain('not at hand');
    expect(told.stdout.replace(/\s+/g, ' ')).toMatch(
      /HOLDS Needs another model\. Found in judging on \d{4}-\d\d-\d\d, which has not changed since: later_dear fails, .* against 100: And it will be dear\. later holds, [\d.]+ %\./,
    );
    const page = place.read('out/telling/index.html');
    const [claim] = JSON.parse(place.read('out/telling/result.json')).claims.filter(
      ({ id }: { id: string }) => id === 'later',
    );
    expect(claim).toMatchObject({
      kind: 'elsewhere',
      verdict: 'holds',
      because: 'Needs another model.',
      elsewhere: [{ scenario: 'judging', verdict: 'holds' }],
    });
    expect(page).toContain('that scenario has not changed since');
    expect(place.rubicon(['publish', 'scenarios/telling', ...RUN, '--out', 'site']).code).toBe(0);
    expect(place.read('site/telling/index.html')).toContain('that scenario has not changed since');

    place.write('scenarios/judging/scenario.yaml', `${JUDGING}# changed\n`);
    const old = place.rubicon(['run', 'scenarios/telling', ...RUN]);
    expect(old.stdout.replace(/\s+/g, ' ')).toMatch(
      /NOT JUDGED Needs another model\. Found in judging on \d{4}-\d\d-\d\d, which has changed since: /,
    );
    expect(place.read('out/telling/index.html')).toContain('that scenario has changed since');

    place.write('scenarios/judging/findings.json', '{"claims": 3}');
    expect(place.rubicon(['run', 'scenarios/telling', ...RUN]).stderr).toContain(
      'it is not what a run keeps',
    );
  });

  it('cannot be asked of a scenario that does not judge the claim', () => {
    place.write('scenarios/other/scenario.yaml', SMALL);
    place.write(
      'scenarios/asking/scenario.yaml',
      SMALL.replace('not_judged: Needs another model.', 'judged_in: [../other]'),
    );
    const { code, stderr } = place.rubicon(['check', 'scenarios/asking']);
    expect(code).toBe(2);
    expect(stderr).toContain('judged-in-none');
    expect(stderr).toMatch(/scenario\.yaml:\d+:\d+/);
  });
});
