import type { Quantiles, ReactionFacts, RedLineFacts, Result, StepFacts } from '../result/result.ts';
import { dataTable, scroller } from './fold.ts';
import { html, type Markup } from './markup.ts';
import { AXIS, type Scale, tightScale } from './scale.ts';
import { axis, strip } from './strip.ts';
import { bare, fromTo, listed, worldShare } from './words.ts';

/** Below this nothing was learned that a reader could see. */
const LEAST_BITS = 0.05;

/** The ladder: lines and steps on one scale, from the gravest down, and the chance that each step reaches each line. */
export function redLinesSection(result: Result): Markup | undefined {
  const { redLines = [], steps = [], scenario, inference } = result;
  if (redLines.length === 0) return undefined;
  const names = [...new Set(redLines.map(({ line }) => line))];
  const figures = names.map((name) => {
    const lines = redLines.filter(({ line }) => line === name);
    const holder = scenario.actors.find(({ id }) => id === lines[0]?.holder)?.title ?? lines[0]?.holder;
    const against = steps.filter(({ line }) => line === name);
    return figure({ lines, steps: against, holder: holder ?? '', learned: inference !== undefined });
  });
  return html`<section id="red-lines" aria-labelledby="red-lines-title"><h2 id="red-lines-title">Red lines</h2>
<p>How far each step goes, and where the lines beyond which it draws a reaction of each kind probably lie. Nobody but their holder knows the lines: they are told as ranges, and where ranges overlap no step is surely on one side.</p>
${figures}</section>
`;
}

interface Drawn {
  readonly lines: readonly RedLineFacts[];
  readonly steps: readonly StepFacts[];
  readonly holder: string;
  /** There was evidence, so that before and after differ. */
  readonly learned: boolean;
}

function figure(drawn: Drawn): Markup {
  const { lines, holder, learned } = drawn;
  const steps = drawn.steps.toSorted((a, b) => b.provocation.q50 - a.provocation.q50);
  const { title = '', unit = '1' } = lines[0] ?? {};
  const ladder = steps.filter(({ recorded }) => recorded !== true);
  const record = steps.filter(({ recorded }) => recorded === true);
  const scale = tightScale(
    [...lines.map(({ posterior }) => posterior), ...steps.map(({ provocation }) => provocation)].flatMap(
      ({ q05, q50, q95 }) => [q05, q50, q95],
    ),
  );
  const rungs = [
    ...lines.map((line) => ({ at: line.posterior.q50, item: lineItem(line, scale, learned) })),
    ...ladder.map((step) => ({ at: step.provocation.q50, item: stepItem(step, scale) })),
  ].sort((a, b) => b.at - a.at);
  const has = (taken: boolean): boolean => ladder.some((step) => step.taken === taken);
  const named = unit === '1' || unit === 'share' ? '' : ` in ${unit}`;
  return html`<figure class="chart ladder"><h3>${title}</h3><p class="small">Held by ${holder}. Dot: median${named}; line: 90 % of worlds.${learned ? ' Dashed: the median before the evidence.' : ''}</p><p class="key"><span class="k redline">line of a reaction</span> ${has(false) ? html`<span class="k step">step not taken</span> ` : undefined}${has(true) ? html`<span class="k taken">step taken before the start</span>` : undefined}</p><ol>${rungs.map(({ item }) => item)}</ol>${axis(scale, (value) => bare(value, unit))}${chances(lines, ladder, title)}${followed(record, lines, scale, unit)}${dataTable(`${title} and steps`, numbers({ ...drawn, steps }, title, unit))}</figure>
`;
}

function lineItem(line: RedLineFacts, scale: Scale, learned: boolean): Markup {
  const { class_title, posterior, prior, unit, informed_bits: bits } = line;
  const note = !learned
    ? undefined
    : bits < LEAST_BITS
      ? html`<span class="note">The evidence says next to nothing of it: it rests on the prior alone.</span>`
      : html`<span class="note">Before the evidence ${bare(prior.q50, unit)}, ${fromTo(prior.q05, prior.q95, unit)}; ${bits2(bits)} bits learned.</span>`;
  return html`<li class="redline"><span class="name">Line: ${class_title}</span>${strip(scale, { ...markOf(posterior), ...(learned ? { against: prior.q50 } : {}) })}${rangeText(posterior, unit)}${note}</li>`;
}

function stepItem({ title, taken, provocation, unit }: StepFacts, scale: Scale): Markup {
  return html`<li${taken ? html` class="taken"` : undefined}><span class="name">${title}${taken ? ' (taken)' : undefined}</span>${strip(scale, markOf(provocation))}${rangeText(provocation, unit)}</li>`;
}

function markOf({ q05, q50, q95 }: Quantiles): { low: number; high: number; at: number } {
  return { low: q05, high: q95, at: q50 };
}

function rangeText({ q05, q50, q95 }: Quantiles, unit: string): Markup {
  return html`<span class="value"><b>${bare(q50, unit)}</b> <span class="range">${fromTo(q05, q95, unit)}</span></span>`;
}

/** Steps of the record that were answered, or looked at and not answered, and how many are left of which nothing was coded. */
function followed(
  record: readonly StepFacts[],
  lines: readonly RedLineFacts[],
  scale: Scale,
  unit: string,
): Markup | undefined {
  if (record.length === 0) return undefined;
  const seen = record.filter(({ reactions = [] }) => reactions.length > 0);
  const rest = record.length - seen.length;
  const items = seen.map(
    (step) =>
      html`<li class="taken"><span class="name">${step.title}${step.taken ? undefined : ' (not taken)'}</span>${strip(scale, markOf(step.provocation))}<span class="value">${(step.reactions ?? []).map((one) => html`<span class="reaction">${reactionOf(one, lines)}</span>`)}</span></li>`,
  );
  const silent =
    rest === 0
      ? undefined
      : ` Of ${rest} more no reaction is coded, which is not to say that there was none.`;
  return html`<h4>Steps of the record, and what followed</h4><p class="small">By provocation, on the same scale; each with the reactions that count as evidence.${silent}</p><ol class="record">${items}</ol>${axis(scale, (value) => bare(value, unit))}`;
}

/** The class in words, the row of the record, and when it became known. */
function reactionOf(one: ReactionFacts, lines: readonly RedLineFacts[]): Markup {
  const words = lines.find((line) => line.class === one.class)?.class_title ?? 'No measure';
  const label = /\[(.+)\]$/.exec(one.row)?.[1] ?? one.row;
  return html`${words} <span class="range">${label}${one.known === undefined ? undefined : `, ${one.known}`}</span>`;
}

/** How likely each class is to be the gravest that a step draws, the mildest first; what reaches no line comes before them. */
function mix(step: StepFacts, lines: readonly RedLineFacts[]): Markup {
  const least = lines.map((line) => step.crosses[line.class] ?? 0);
  const shares = [1, ...least].map((share, index) => Math.max(0, share - (least[index] ?? 0)));
  let at = 0;
  const parts = shares.map((share, index) => {
    const from = at;
    at += share;
    return html`<rect class="mix-${index}" x="${(from * AXIS).toFixed(1)}" y="1" width="${(share * AXIS).toFixed(1)}" height="12"/>`;
  });
  return html`<svg class="mix" viewBox="0 0 ${AXIS} 14" preserveAspectRatio="none" aria-hidden="true">${parts}</svg>`;
}

/** Of the steps not taken: what was taken has had its reaction. */
function chances(
  lines: readonly RedLineFacts[],
  steps: readonly StepFacts[],
  title: string,
): Markup | undefined {
  const open = steps.filter(({ taken }) => !taken);
  if (open.length === 0) return undefined;
  const rows = open.map(
    (step) =>
      html`<tr><th scope="row">${step.title}${mix(step, lines)}</th>${lines.map((line) => html`<td>${worldShare(step.crosses[line.class] ?? Number.NaN)}</td>`)}</tr>`,
  );
  const table = html`<table><caption class="unseen">${title}: chance that a step reaches each line</caption><thead><tr><th scope="col">Step</th>${lines.map(({ class_title }) => html`<th scope="col">${class_title}</th>`)}</tr></thead><tbody>${rows}</tbody></table>`;
  const key = ['None or words', ...lines.map(({ class_title }) => class_title)].map(
    (words, index) => html`<span class="k mix-${index}">${words}</span> `,
  );
  return html`<h4>Chance that a step draws at least this reaction</h4><p class="key">${key}</p><p class="small">The share of worlds in which the step by itself, with its luck, goes beyond the line. Circumstances, and what steps taken before have made usual, are left aside.</p>${scroller(`${title}: chance that a step reaches each line`, table)}`;
}

function numbers({ lines, steps, learned }: Drawn, title: string, unit: string): Markup {
  const cells = ({ q05, q50, q95 }: Quantiles): Markup =>
    html`<td>${bare(q05, unit)}</td><td>${bare(q50, unit)}</td><td>${bare(q95, unit)}</td>`;
  const none = html`<td></td><td></td>`;
  const hasRecord = steps.some(({ recorded }) => recorded === true);
  const lineRows = lines
    .toReversed()
    .map(
      ({ class_title, prior, posterior, informed_bits }) =>
        html`<tr><th scope="row">Line: ${class_title}</th>${cells(posterior)}${learned ? html`<td>${bare(prior.q50, unit)} <small>${fromTo(prior.q05, prior.q95, unit)}</small></td><td>${bits2(informed_bits)}</td>` : undefined}${hasRecord ? html`<td></td>` : undefined}</tr>`,
    );
  const stepRows = steps.map(
    (step) =>
      html`<tr><th scope="row">${step.title}${step.taken ? ' (taken)' : undefined}</th>${cells(step.provocation)}${learned ? none : undefined}${hasRecord ? html`<td>${listed((step.reactions ?? []).map((one) => one.class))}</td>` : undefined}</tr>`,
  );
  const after = hasRecord ? html`<th scope="col">What followed</th>` : undefined;
  const more = learned
    ? html`<th scope="col">Before the evidence</th><th scope="col">Bits learned</th>`
    : undefined;
  const named = unit === '1' || unit === 'share' ? '' : `, in ${unit}`;
  return html`<table><caption>${title}, and how far steps go${named}</caption><thead><tr><th scope="col">Line or step</th><th scope="col">5 %</th><th scope="col">Median</th><th scope="col">95 %</th>${more}${after}</tr></thead><tbody>${lineRows}${stepRows}</tbody></table>`;
}

function bits2(bits: number): string {
  return bare(Number(bits.toPrecision(2)), '');
}
