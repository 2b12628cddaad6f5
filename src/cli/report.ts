import { boxSentence } from '../result/box-sentence.ts';
import { ownTitle, parted } from '../result/families.ts';
import { ofForesight } from '../result/foresight-words.ts';
import { formatNumber, formatPercent, formatValue } from '../result/format.ts';
import { isOf, wholeOf } from '../result/part-of.ts';
import type {
  ClaimResult,
  ClaimTerm,
  OptionResult,
  OutcomeFacts,
  Result,
  Summary,
} from '../result/result.ts';
import { unmoved } from '../result/unmoved.ts';
import type { Verdict } from '../result/verdict.ts';
import { diagnoses } from './diagnoses.ts';
import { learned } from './learned.ts';
import { redLines } from './red-lines.ts';
import type { Style } from './style.ts';
import { fold, sparkline, textTable, textTables } from './table.ts';

/** The terminal's answer: claims with verdicts, then the options, then the lead quantity through time. Fit for pasting. */
export function report(result: Result, style: Style, columns: number): string {
  const width = Math.max(60, Math.min(columns, 120));
  const parts = [
    head(result, style),
    evidence(result, style, width),
    diagnoses(result, style, width),
    redLines(result, style, width),
    claims(result, style, width),
    probabilities(result, style, width),
  ];
  parts.push(
    numbers(result, style, width),
    comparisons(result, style, width),
    throughTime(result, style, width),
    glance(result, style, width),
    tail(result, style),
  );
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function head(result: Result, style: Style): string {
  const { scenario } = result;
  const facts = [
    scenario.id,
    scenario.as_of === undefined ? '' : `as of ${scenario.as_of}`,
    `${result.worlds.toLocaleString('en-GB')} worlds`,
    `seed ${result.seed}`,
  ].filter((fact) => fact !== '');
  const lines = [style.bold(scenario.title), style.dim(facts.join(' · '))];
  for (const { name, value } of result.set) lines.push(`With ${name} set to ${value} for this run.`);
  if (result.set.length > 0 && result.variants.length > 0) lines.push(IN_VARIANTS);
  return lines.join('\n');
}

const IN_VARIANTS =
  'What is set holds in the variants as well, but for those that give it a value of their own.';

/** What the evidence taught, in short; `rubicon infer` tells all. */
function evidence({ inference, prior }: Result, style: Style, width: number): string {
  if (prior === true) return 'Worlds as they were thought before the evidence (--prior).';
  return inference === undefined ? '' : learned(inference, style, width, MOST_LEARNED);
}

/** Assumptions told in a run's report. */
const MOST_LEARNED = 8;

function claims(result: Result, style: Style, width: number): string {
  if (result.claims.length === 0) return '';
  const name = Math.max(...result.claims.map((claim) => claim.id.length));
  const indent = ' '.repeat(name + 2);
  const blocks = result.claims.map((claim) => {
    const verdict = painted(claim.verdict, style)(spelled(claim.verdict).toUpperCase());
    const words = (text: string): string => indent + fold(text, width - indent.length, indent);
    const first = `${style.bold(claim.id.padEnd(name))}  ${fold(claim.says, width - indent.length, indent)}`;
    const lines = [first, `${indent}${verdict}${number(claim)}`];
    const term = decidingTerm(claim);
    if (term !== undefined) lines.push(words(`Decided by: ${term.words ?? term.text}`));
    if (claim.because !== undefined) lines.push(words(claim.because));
    if (claim.reading !== undefined) lines.push(words(`Read as: ${claim.reading}`));
    if (claim.turns !== undefined) lines.push(words(claim.turns));
    if (claim.box !== undefined && claim.box.conditions.length > 1) lines.push(words(boxSentence(claim.box)));
    const found = quoted(claim.id, result.elsewhere);
    const deeper = `${indent}  `;
    for (const { head, claims: theirs } of found) {
      lines.push(words(head), ...theirs.map((one) => deeper + fold(one, width - deeper.length, deeper)));
    }
    if (found.length === 0)
      for (const one of claim.elsewhere ?? []) lines.push(words(`${one.title}: ${again(one)}.`));
    for (const one of claim.without ?? []) lines.push(words(`${one.title}: ${again(one)}.`));
    return lines.join('\n');
  });
  return `${style.bold('Claims')}\n\n${blocks.join('\n\n')}`;
}

/** What other scenarios found of a claim and of its parts: whose findings they are, then a line each. */
function quoted(id: string, all: Result['elsewhere'] = []): { head: string; claims: string[] }[] {
  return all.flatMap(({ scenario, found, claims: theirs, unchanged }) => {
    const own = theirs.filter((one) => isOf(one.id, id));
    if (own.length === 0) return [];
    const since = unchanged ? 'which has not changed since' : 'which has changed since';
    const lines = own.map((one) => `${one.id} ${again(one)}${one.id === id ? '.' : `: ${one.says}`}`);
    return [{ head: `Found in ${scenario} on ${found}, ${since}:`, claims: lines }];
  });
}

/** The comparison whose value stands behind the verdict of an aggregate claim. */
function decidingTerm({ terms = [], value, bound }: ClaimResult): ClaimTerm | undefined {
  return terms.find((term) => term.value === value && term.bound === bound) ?? terms[0];
}

/** `fails, 11 %`, or for an aggregate claim `fails, 26 % against 50 %`. */
function again({
  verdict,
  share,
  value,
  bound,
  unit = '1',
}: Omit<WithoutReason, 'variant' | 'title'>): string {
  if (share !== undefined) return `${verdict}, ${formatPercent(share)}`;
  if (value === undefined) return verdict;
  const against = bound === undefined ? '' : ` against ${formatValue(bound, unit)}`;
  return `${verdict}, ${formatValue(value, unit)}${against}`;
}

type WithoutReason = Pick<
  NonNullable<ClaimResult['without']>[number],
  'verdict' | 'share' | 'value' | 'bound' | 'unit'
>;

/** `: holds in 26 % of worlds (± 1 %), unlikely; “almost certain” needs 95 %`. */
function number(claim: ClaimResult): string {
  if (claim.kind === 'world' && claim.share !== undefined) {
    const error =
      claim.mcse === undefined
        ? ''
        : ` (± ${formatPercent(claim.mcse)}${ofForesight(claim.foresight, claim.mcse, 'share')})`;
    const needs =
      claim.odds === undefined ? '' : `; “${claim.odds}” needs ${formatPercent(claim.bound ?? 0.5)}`;
    const open = (claim.undecided ?? 0) > 0 ? `; undecided in ${formatPercent(claim.undecided ?? 0)}` : '';
    return `: holds in ${formatPercent(claim.share)} of worlds${error}, ${claim.word ?? ''}${needs}${open}`;
  }
  const term = decidingTerm(claim);
  if (term === undefined) return '';
  return `: ${formatValue(term.value, term.unit)} (± ${formatValue(term.mcse, term.unit)}${ofForesight(term.foresight, term.mcse, term.unit)}) against ${formatValue(term.bound, term.unit)}`;
}

function probabilities(result: Result, style: Style, width: number): string {
  const rows = result.outcomes.filter((outcome) => outcome.kind === 'truth' && shown(result, outcome));
  if (rows.length === 0) return '';
  const cell = (option: OptionResult, { id }: OutcomeFacts): string =>
    formatPercent(option.outcomes[id]?.mean ?? Number.NaN);
  const { single, families } = parted(rows);
  const errors = result.options.flatMap((option) => rows.map(({ id }) => option.outcomes[id]?.mcse ?? 0));
  const parts = [
    `${style.bold('Chances')}: each with a standard error of at most ${formatPercent(Math.max(...errors))}`,
    ...(single.length === 0 ? [] : [outcomeTable(result, single, width, cell)]),
    ...families.map((family) => {
      const table = textTables(
        ['', ...result.options.map(({ id }) => id)],
        family.members.map((row) => [
          ownTitle(row, family),
          ...result.options.map((option) => cell(option, row)),
        ]),
        width,
      );
      return `${fold(family.title, width, '')}\n\n${table}`;
    }),
  ];
  return parts.join('\n\n');
}

function numbers(result: Result, style: Style, width: number): string {
  const rows = result.outcomes.filter((outcome) => outcome.kind === 'number' || outcome.kind === 'share');
  const same = rows.filter((outcome) => unmoved(outcome, result.options));
  const changed = rows.filter((outcome) => !same.includes(outcome));
  const parts: string[] = [];
  if (changed.length > 0) {
    const table = outcomeTable(result, changed, width, (option, outcome) => {
      const summary = option.outcomes[outcome.id];
      return summary === undefined ? '' : `${median(outcome, summary)} ${range(outcome, summary)}`;
    });
    parts.push(`${style.bold('Outcomes')}: median [90 % of worlds]\n\n${table}`);
  }
  if (same.length > 0) {
    const table = textTable(
      ['', 'median', '90 % of worlds'],
      same.map((outcome) => {
        const summary = result.options[0]?.outcomes[outcome.id];
        const cells = summary === undefined ? [] : [median(outcome, summary), range(outcome, summary)];
        return [named(outcome), ...cells];
      }),
    );
    parts.push(`${style.bold('The same under every option')}\n\n${table}`);
  }
  return parts.join('\n\n');
}

function median(outcome: OutcomeFacts, { q50 }: Summary): string {
  return plain(outcome, q50);
}

function range(outcome: OutcomeFacts, { q05, q95 }: Summary): string {
  return `[${plain(outcome, q05)}, ${plain(outcome, q95)}]`;
}

/** A value without its unit, which stands in the heading. */
function plain(outcome: OutcomeFacts, value: number): string {
  return outcome.kind === 'share' ? formatPercent(value) : formatNumber(value);
}

function comparisons(result: Result, style: Style, width: number): string {
  const baseline = result.options[0];
  const rows = result.outcomes.filter(
    (outcome) =>
      outcome.better !== undefined && outcome.kind !== 'truth' && !unmoved(outcome, result.options),
  );
  if (baseline === undefined || rows.length === 0 || result.options.length < 2) return '';
  const whole = (share: number | undefined): string =>
    share === undefined ? '' : String(Math.round(share * 100));
  const table = outcomeTable(
    { ...result, options: result.options.slice(1) },
    rows,
    width,
    (option, outcome) => {
      const paired = option.versus[outcome.id];
      return paired === undefined ? '' : [paired.better, paired.same, paired.worse].map(whole).join(' / ');
    },
  );
  return `${style.bold(`Against ${baseline.id}`)}, in the same worlds: better / the same / worse, in % of worlds\n\n${table}`;
}

/** Options down, outcomes across, in as many tables as the width asks for. */
function outcomeTable(
  result: Result,
  outcomes: readonly OutcomeFacts[],
  width: number,
  cell: (option: OptionResult, outcome: OutcomeFacts) => string,
): string {
  return textTables(
    ['', ...outcomes.map(named)],
    result.options.map((option) => [option.id, ...outcomes.map((outcome) => cell(option, outcome))]),
    width,
  );
}

/** An outcome's identifier, with the unit of its numbers where they have one. */
function named(outcome: OutcomeFacts): string {
  const unit =
    outcome.unit === '1' || outcome.unit === 'share' || outcome.kind === 'truth' ? '' : `, ${outcome.unit}`;
  return `${outcome.id}${unit}`;
}

/** A chance that is nil under every option says nothing. */
function shown(result: Result, outcome: OutcomeFacts): boolean {
  const means = result.options.map((option) => option.outcomes[outcome.id]?.mean ?? 0);
  return means.some((mean) => mean > 0);
}

function throughTime(result: Result, style: Style, width: number): string {
  const fan = result.fans[0];
  if (fan === undefined) return '';
  const middle = fan.p.indexOf(0.5);
  const medians = fan.options.map((option) => ({ id: option.id, values: [...(option.q[middle] ?? [])] }));
  const all = medians.flatMap((one) => one.values).filter(Number.isFinite);
  if (all.length === 0) return '';
  const low = Math.min(...all);
  const high = Math.max(...all);
  const name = Math.max(...medians.map((one) => one.id.length));
  const lines = medians.map(({ id, values }) => {
    const step = Math.max(1, Math.ceil(values.length / (width - name - 30)));
    const bars = sparkline(
      values.filter((_, index) => index % step === 0),
      low,
      high,
    );
    return `${id.padEnd(name)}  ${bars}  ${formatValue(values.at(-1) ?? Number.NaN, fan.unit)}`;
  });
  const scale = `from ${formatValue(low, fan.unit)} to ${formatValue(high, fan.unit)}`;
  return `${style.bold(fan.title)}: median through time, ${scale}\n\n${lines.join('\n')}`;
}

/** All claims once more, a line each with its verdict, as the last that is printed is what stands on a screen. */
function glance({ claims }: Result, style: Style, width: number): string {
  if (claims.length <= FEW_CLAIMS) return '';
  const wholes = claims.filter((claim) => wholeOf(claim, claims) === claim);
  const name = Math.max(...wholes.map(({ id }) => id.length));
  const indent = ' '.repeat(name + 2 + VERDICT + 2);
  const lines = wholes.map((claim) => {
    const parts = claims
      .filter((one) => one !== claim && wholeOf(one, claims) === claim)
      .map((part) => `${part.id} ${spelled(part.verdict)}`);
    const says = parts.length === 0 ? claim.says : `${claim.says} (${parts.join(', ')})`;
    const verdict = painted(claim.verdict, style)(spelled(claim.verdict).padEnd(VERDICT));
    return `${style.bold(claim.id.padEnd(name))}  ${verdict}  ${fold(says, width - indent.length, indent)}`;
  });
  return `${style.bold('At a glance')}\n\n${lines.join('\n')}`;
}

/** So many claims are seen at one look without a list of them. */
const FEW_CLAIMS = 3;

/** Columns of the longest verdict. */
const VERDICT = 'not judged'.length;

function spelled(verdict: Verdict): string {
  return verdict === 'not_judged' ? 'not judged' : verdict;
}

function painted(verdict: Verdict, style: Style): (words: string) => string {
  return verdict === 'holds' ? style.good : verdict === 'fails' ? style.bad : style.bold;
}

function tail(result: Result, style: Style): string {
  const failing = result.checks.filter((check) => !check.holds);
  return failing
    .map((check) =>
      style.bad(
        `Check ${check.id} fails in ${formatPercent(check.failing)} of cases. Do not rely on these results.`,
      ),
    )
    .join('\n');
}
