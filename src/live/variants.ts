import { redLineColumns, redLineFacts } from '../assemble/red-lines.ts';
import type { Judged } from '../claims/judge.ts';
import { judgeOne } from '../claims/judge.ts';
import type { Fault } from '../kernel/kernel.ts';
import { pause } from '../kernel/pause.ts';
import type { Asked, Ground } from './asked.ts';
import type { Reweighed } from './evidence/posterior.ts';
import { checksFound, readsVariants } from './found.ts';
import { columnsOf, type Gathering, gathering } from './gathering.ts';
import { keeping } from './kept.ts';
import { play } from './playing.ts';
import type { Stage } from './question.ts';
import { turned } from './ready.ts';
import { excessOf, given, settledOn } from './settled.ts';
import type { Found } from './telling.ts';

/** Worlds before the evidence: with fewer the bits learned of a red line would be bits of luck. */
const BEFORE = 8192;

/** Worlds of the base and what was found of them. */
export interface Halfway {
  readonly whole: Gathering;
  readonly found: Partial<Found>;
  readonly say: (stage: Stage) => Promise<void>;
  readonly left: Reweighed | undefined;
}

/** Plays the variants, judges with them, and looks for what decides. */
export async function variantsToo(ground: Ground, asked: Asked, half: Halfway): Promise<Fault | undefined> {
  const { settings, hands, memory } = ground;
  const { laid, signal, last } = asked;
  const { whole, found, say, left } = half;
  const { seed, worlds } = settings;
  const runs = await variantsPlayed(ground, asked, whole, left);
  if (runs === undefined || 'diagnostic' in runs) return runs;
  const columns = columnsOf(laid.model, runs.gathered, worlds, runs.excess);
  const judged: Judged[] = [];
  for (const claim of laid.model.claims) {
    await pause();
    if (signal.aborted) return undefined;
    const one = judgeOne(claim, laid.model, columns);
    if ('diagnostic' in one) return one;
    judged.push(one);
  }
  found.judged = judged.map(({ result }, place) => {
    const claim = laid.model.claims[place]!;
    // What was told from more worlds stays; what variants say is told from as many as they were played in.
    if (found.worlds === worlds || readsVariants(claim)) return result;
    return { ...found.judged![place]!, ...(result.without === undefined ? {} : { without: result.without }) };
  });
  const before =
    left === undefined || redLineColumns(laid.model).length === 0
      ? undefined
      : gathering(laid, {
          purpose: 'before',
          memory,
          worlds: BEFORE,
          kept: keeping(laid.model, laid.run).lines,
        });
  if (before !== undefined) {
    const fault = await play(before, {
      from: 0,
      to: BEFORE,
      seed,
      hands,
      optionless: true,
      signal,
    });
    if (fault !== undefined || signal.aborted) return fault;
  }
  found.lines = redLineFacts(
    laid.model,
    columns,
    before && { columns: columnsOf(laid.model, [before], BEFORE), effective: left!.effective },
  );
  const checks = checksFound(laid.model, columns, whole);
  if ('diagnostic' in checks) return checks;
  found.checks = checks.checks;
  const others = await ground.elsewhere();
  if ('diagnostic' in others) return others;
  found.elsewhere = others.found;
  await say('whole');
  if (last < 4 || ground.explain === undefined) return undefined;
  const explained = await ground.explain(laid.model, columns, judged, found.judged, { seed, worlds, signal });
  if (explained === undefined) return undefined;
  // These stand on as many worlds as variants are played in.
  const fewer = worlds < found.worlds! ? { worlds } : {};
  found.explained = { ...explained, choices: (explained.choices ?? []).map((one) => ({ ...one, ...fewer })) };
  if (worlds < found.worlds!) found.ranked = worlds;
  await say('explained');
  return undefined;
}

/** All runs, the base's worlds among them. */
async function variantsPlayed(
  { plan, settings, hands, ready, base, memory }: Ground,
  asked: Asked,
  whole: Gathering,
  left: Reweighed | undefined,
): Promise<{ readonly gathered: readonly Gathering[]; readonly excess: number } | Fault | undefined> {
  const { question, signal } = asked;
  const gathered = [whole];
  const drawn = new Map<number, Reweighed | undefined>([[0, left]]);
  for (let number = 1; number < plan.runs.length; number++) {
    const readied = await ready(number, drawn);
    if (readied === undefined || 'diagnostic' in readied) return readied;
    if (signal.aborted) return undefined;
    const there = turned(readied.run, question.changes, base.run);
    if ('refusal' in there) return undefined;
    const { learned } = readied;
    if (learned?.owner === number) {
      // A variant in which the evidence means something else learns for itself.
      const settled = await settledOn(learned.posterior, there, asked);
      if (settled === undefined || 'diagnostic' in settled) return settled;
      drawn.set(number, settled);
    }
    const { worlds, seed } = settings;
    const kept = keeping(asked.laid.model, readied.run).claims;
    const its = learned === undefined ? undefined : drawn.get(learned.owner);
    const own = gathering(there, { purpose: 'variant', memory, worlds, kept, ...given(its) });
    const fault = await play(own, { from: 0, to: worlds, seed, hands, bare: true, signal });
    if (fault !== undefined || signal.aborted) return fault;
    gathered.push(own);
  }
  const { worlds } = settings;
  return { gathered, excess: Math.max(...[...drawn.values()].map((one) => excessOf(one, worlds))) };
}
