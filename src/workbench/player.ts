// The worker that answers a scenario with evidence: each answer is a run of its own, in which the evidence is learned from first.

import { comparableOf } from '../compare/comparable.ts';
import { besideOf } from '../live/beside.ts';
import { run } from '../pipeline/run.ts';
import { ownThread } from '../simulate/own-thread.ts';
import { answering } from './answering.ts';
import type { PlayerCalls } from './messages.ts';
import { movableIn, sectionsOf } from './sections.ts';

const calls: PlayerCalls = {
  play: async (held, worlds, set) => {
    const start = performance.now();
    const ran = await run(
      { name: 'scenario.yaml', text: held.text },
      held.id,
      { worlds, seed: 1, threads: 1, set },
      { beside: besideOf(held.files) },
      { threads: (plan, { warn }) => ownThread(plan, warn ?? (() => undefined)) },
    );
    const ms = Math.round(performance.now() - start);
    if (ran.kind === 'ran') {
      const { result } = ran;
      return {
        kind: 'answer',
        sections: sectionsOf(result, true),
        movable: movableIn(result),
        facts: comparableOf(result),
        worlds: result.worlds,
        moved: set.length,
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

answering({ ...calls });
