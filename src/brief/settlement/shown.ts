import type { OptionSettlement, SettlementFacts } from '../../result/settlement.ts';
import { longDate } from '../day.ts';
import { fold } from '../fold.ts';
import { html, type Markup } from '../markup.ts';

/** The options that a reader is shown at once: the first, and the one under which most is signed. */
export function shownFirst({ options }: SettlementFacts): readonly OptionSettlement[] {
  const [first, ...others] = options;
  if (first === undefined) return [];
  const most = others.reduce<OptionSettlement | undefined>(
    (a, b) => (a === undefined || b.settled > a.settled ? b : a),
    undefined,
  );
  return most === undefined ? [first] : [first, most];
}

/** A part for each option, those that are shown at once open. */
export function byOption(
  facts: SettlementFacts,
  part: (option: OptionSettlement) => Markup | undefined,
): readonly Markup[] {
  const open = shownFirst(facts);
  const rest = facts.options.filter((option) => !open.includes(option));
  return [...open, ...rest].flatMap((option) => {
    const content = part(option);
    return content === undefined
      ? []
      : [fold(html`<h4>${option.title}</h4>`, content, open.includes(option))];
  });
}

/** A date as a reader needs it: the month where periods are months or longer. */
export function dateWords(iso: string, { dates }: Pick<SettlementFacts, 'dates'>): string {
  return longDate(dates.every((one) => one.endsWith('-01')) ? iso.slice(0, 7) : iso);
}

export function actorTitle({ actors }: Pick<SettlementFacts, 'actors'>, id: string): string {
  return actors.find((actor) => actor.id === id)?.title ?? id;
}

export function packageTitle({ packages }: Pick<SettlementFacts, 'packages'>, id: string): string {
  return packages.find((pack) => pack.id === id)?.title ?? id;
}

export function issueOf(
  { issues }: Pick<SettlementFacts, 'issues'>,
  id: string,
): { readonly title: string; readonly unit: string } {
  const found = issues.find((issue) => issue.id === id);
  return { title: found?.title ?? id, unit: found?.share === true ? 'share' : (found?.unit ?? '1') };
}

/** The unit in which terms are valued, as numbers are printed. */
export function worthUnit({ share, unit }: Pick<SettlementFacts, 'share' | 'unit'>): string {
  return share ? 'share' : unit;
}
