// The worker that plays: a scenario in, the sections of its brief out, as markup in which every word of the scenario is escaped.
import { fansSection, leadSection } from '../brief/charts.ts';
import { choosingSection } from '../brief/choosing.ts';
import { claimsSection } from '../brief/claims.ts';
import { evidenceSection } from '../brief/evidence.ts';
import { html } from '../brief/markup.ts';
import { optionsSection } from '../brief/options.ts';
import { redLinesSection } from '../brief/red-lines.ts';
import { run } from '../pipeline/run.ts';
import type { Result } from '../result/result.ts';
import { ownThread } from '../simulate/own-thread.ts';
import { answering } from './answering.ts';
import { besideOf } from './beside.ts';
import type { Movable, PlayerCalls } from './messages.ts';

const SEED = 1;

const calls: PlayerCalls = {
  play: async (held, worlds, set) => {
    const start = performance.now();
    const ran = await run(
      { name: 'scenario.yaml', text: held.text },
      held.id,
      { worlds, seed: SEED, threads: 1, set },
      { beside: besideOf(held) },
      { threads: (plan, { warn }) => ownThread(plan, warn ?? (() => undefined)) },
    );
    const ms = Math.round(performance.now() - start);
    if (ran.kind === 'ran') {
      return {
        kind: 'answer',
        markup: sections(ran.result),
        movable: movableIn(ran.result),
        worlds: ran.result.worlds,
        ms,
      };
    }
    const [first] = ran.kind === 'invalid' ? ran.diagnostics : [];
    return {
      kind: 'none',
      reason: first?.message ?? (ran.kind === 'failed' ? ran.reason : 'It was interrupted.'),
    };
  },
};

function sections(result: Result): string {
  const parts = [
    claimsSection,
    leadSection,
    optionsSection,
    choosingSection,
    fansSection,
    redLinesSection,
    evidenceSection,
  ];
  return html`${parts.map((part) => part(result))}`.markup;
}

function movableIn({ assumptions }: Result): Movable[] {
  return assumptions
    .filter(({ q05, q95 }) => Number.isFinite(q05) && Number.isFinite(q95))
    .map(({ id, about, unit, q05, q50, q95 }) => ({
      id,
      about: about ?? '',
      unit,
      low: q05,
      middle: q50,
      high: q95,
    }));
}

answering({ ...calls });
