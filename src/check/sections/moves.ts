import { diagnose } from '../../diagnostics/diagnose.ts';
import { sin } from '../../math/sin.ts';
import type { Score } from '../../model/model.ts';
import { expressionsOf } from '../../model/parts.ts';
import { rowName } from '../../model/row-name.ts';
import type { MoveSyntax } from '../../syntax/scenario.ts';
import type { Draft } from '../draft.ts';
import { elaborate } from '../elaborate.ts';
import { meant } from '../meant.ts';
import { rowIn } from '../names.ts';
import { touchedBy } from '../touched.ts';
import { foundOf } from '../typing.ts';
import { plainUnit } from '../units/builtin.ts';
import type { Work } from '../work.ts';
import { written } from '../written.ts';
import { impossible, jointly } from './correlations.ts';

/** A partner of an assumption, its row for each row of the assumption, and the correlation of their standard draws. */
interface Partner {
  readonly move: MoveSyntax;
  readonly draft: Draft;
  readonly rows: readonly number[];
  readonly spearman: number;
  readonly pearson: number;
}

/**
 * How the draws of assumptions move together: through a Gaussian copula of the standard draws behind them. An assumption
 * that is named keeps its own standard normal draw; one that names others has the sum of theirs, each by its weight, and
 * of its own, such that its correlation with each is that which is said; with any other it moves only through these.
 * A rank correlation ρ is one of 2 sin(πρ/6) between standard normal draws (K. Pearson, "On further methods of determining
 * correlation", Drapers' Company Research Memoirs, Biometric Series IV, 1907).
 */
export function correlate(work: Work): void {
  const found = new Map<Draft, readonly (readonly Score[])[] | undefined>();
  const trail: Draft[] = [];
  const named = new Set<Draft>();
  const scoresOf = (draft: Draft): readonly (readonly Score[])[] | undefined => {
    if (found.has(draft)) return found.get(draft);
    const at = trail.indexOf(draft);
    if (at >= 0) {
      const cycle = [...trail.slice(at), draft].map(({ name }) => name).join(' moves with ');
      work.report(diagnose('moves-circular', { cycle }, draft.span));
      return undefined;
    }
    trail.push(draft);
    const partners = partnersOf(draft, work);
    for (const partner of partners ?? []) named.add(partner.draft);
    if (partners !== undefined && partners.length > 0) work.moves.set(draft.number, partners.map(toldOf));
    const scores = partners && rowsOf(draft, partners, scoresOf, work);
    trail.pop();
    found.set(draft, scores);
    return scores;
  };
  for (const draft of work.drafts) {
    if (draft.movesWith === undefined || draft.movesWith.length === 0) continue;
    named.add(draft);
    scoresOf(draft);
  }
  for (const draft of named) {
    const scores = scoresOf(draft);
    if (scores !== undefined) work.scores.set(draft.number, scores);
  }
}

function toldOf({ move, spearman }: Partner): { name: string; correlation: number } {
  const { partner, row } = move;
  return {
    name: row === undefined ? partner.value : `${partner.value}[${row.value}]`,
    correlation: spearman,
  };
}

/** Of each row the draws that count. */
function rowsOf(
  draft: Draft,
  partners: readonly Partner[],
  scoresOf: (draft: Draft) => readonly (readonly Score[])[] | undefined,
  work: Work,
): readonly (readonly Score[])[] | undefined {
  const theirs = partners.map((partner) => scoresOf(partner.draft));
  if (theirs.some((scores) => scores === undefined)) return undefined;
  const tables = work.tables.map(({ table }) => table);
  const rows: (readonly Score[])[] = [];
  for (let row = 0; row < draft.size; row++) {
    const others = partners.map((partner, index) => theirs[index]?.[partner.rows[row] ?? 0] ?? []);
    const own = rowName(draft, tables, row);
    const scores = jointly(
      own,
      others,
      partners.map(({ pearson }) => pearson),
    );
    if (scores === undefined) {
      reportImpossible(draft, partners, others, work);
      return undefined;
    }
    rows.push(scores);
  }
  return rows;
}

function reportImpossible(
  draft: Draft,
  partners: readonly Partner[],
  others: readonly (readonly Score[])[],
  work: Work,
): void {
  const names = partners.map(({ move }) => move.partner.value);
  const pair = impossible(
    others,
    partners.map(({ pearson }) => pearson),
  );
  if (pair === undefined) {
    const list = names.map((name) => `\`${name}\``).join(', ');
    work.report(diagnose('moves-together', { name: draft.name, partners: list }, draft.span));
    return;
  }
  const { one, other, between, low, high } = pair;
  const fields = { name: draft.name, one: names[one] ?? '', other: names[other] ?? '' };
  const numbers = {
    first: partners[one]?.spearman ?? 0,
    second: partners[other]?.spearman ?? 0,
    between,
    low,
    high,
  };
  work.report(diagnose('moves-apart', { ...fields, ...numbers }, partners[other]?.move.correlation.span));
}

/** The partners that `moves_with` names; undefined after a mistake that is reported. */
function partnersOf(draft: Draft, work: Work): readonly Partner[] | undefined {
  const moves = draft.movesWith ?? [];
  const partners = moves.flatMap((move) => partnerOf(draft, move, work) ?? []);
  return partners.length < moves.length ? undefined : partners;
}

function partnerOf(draft: Draft, move: MoveSyntax, work: Work): Partner | undefined {
  const { value: name, span } = move.partner;
  const number = work.symbols.get(name)?.definition;
  const partner = number === undefined ? undefined : work.drafts[number];
  if (partner === undefined || !isFixed(partner)) {
    const near = meant(name, fixedNames(work), work);
    work.report(diagnose('moves-unknown', { name: draft.name, partner: name, near }, span));
    return undefined;
  }
  const rows = pairedRows(draft, partner, move, work);
  const spearman = strengthOf(move, work);
  if (rows === undefined || spearman === undefined) return undefined;
  const still = [draft, partner].find((one) => !isDrawn(one, work));
  if (still !== undefined) {
    work.report(diagnose('moves-still', { name: draft.name, partner: name, still: still.name }, span));
  }
  return { move, draft: partner, rows, spearman, pearson: 2 * sin((Math.PI * spearman) / 6) };
}

function isFixed({ role }: Draft): boolean {
  return role === 'assumption' || role === 'column';
}

function* fixedNames(work: Work): Iterable<string> {
  for (const draft of work.drafts) if (isFixed(draft) && draft.authored) yield draft.name;
}

/** Of each row of the assumption that of its partner: the one that is named, or the one of the same labels. */
function pairedRows(draft: Draft, partner: Draft, move: MoveSyntax, work: Work): number[] | undefined {
  if (move.row !== undefined) {
    const row = rowIn(move.row, partner.over, partner.name, work);
    return row === undefined ? undefined : new Array<number>(draft.size).fill(row);
  }
  const lost = partner.over.find((table) => !draft.over.includes(table));
  if (lost !== undefined) {
    const table = work.tables[lost]?.table;
    const fields = {
      name: draft.name,
      partner: partner.name,
      table: table?.name,
      label: table?.rows[0]?.label,
    };
    work.report(diagnose('moves-rows', fields, move.partner.span));
    return undefined;
  }
  const lengthOf = (table: number): number => work.tables[table]?.table.rows.length ?? 1;
  return Array.from({ length: draft.size }, (_, row) => {
    const picked = new Map<number, number>();
    let rest = row;
    for (const table of [...draft.over].reverse()) {
      picked.set(table, rest % lengthOf(table));
      rest = Math.floor(rest / lengthOf(table));
    }
    return partner.over.reduce((position, table) => position * lengthOf(table) + (picked.get(table) ?? 0), 0);
  });
}

function strengthOf({ correlation }: MoveSyntax, work: Work): number | undefined {
  const place = {
    role: 'constant',
    over: [],
    draws: false,
    want: { kind: 'number', unit: plainUnit },
  } as const;
  const found = elaborate(correlation, place, work.scope);
  const value = found?.expr.op === 'constant' ? found.expr.value : undefined;
  if (value !== undefined && Math.abs(value) < 1) return value;
  if (value !== undefined) {
    work.report(diagnose('moves-strength', { written: written(correlation) }, correlation.span));
  }
  return undefined;
}

/** Whether a draw stands in any of its formulas. */
function isDrawn(draft: Draft, work: Work): boolean {
  const body = foundOf(draft, work)?.body;
  const draws = body !== undefined && expressionsOf(body).some((expr) => touchedBy(expr).draws);
  return draws || work.held.has(draft.number) || body === undefined;
}
