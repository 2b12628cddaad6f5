import type { OutcomeFacts } from './result.ts';

/** Rows of one outcome from which on they stand below one another, apart from the rest. */
const FAMILY = 4;

/** Rows of one outcome, and what their titles have in common. */
export interface Family {
  readonly title: string;
  readonly members: readonly OutcomeFacts[];
}

/** Outcomes with a row for many of something, such as packages of terms, and the others, each in the order of the rows. */
export function parted(rows: readonly OutcomeFacts[]): {
  readonly single: readonly OutcomeFacts[];
  readonly families: readonly Family[];
} {
  const families = familiesOf(rows);
  const members = new Set(families.flatMap((family) => family.members));
  return { single: rows.filter((row) => !members.has(row)), families };
}

function familiesOf(rows: readonly OutcomeFacts[]): Family[] {
  const names = new Set(rows.flatMap(({ id }) => (id.includes('[') ? [id.slice(0, id.indexOf('['))] : [])));
  return [...names].flatMap((name): Family[] => {
    const members = rows.filter(({ id }) => id.startsWith(`${name}[`));
    const [first] = members;
    if (first === undefined || members.length < FAMILY) return [];
    const ends = [...first.title.matchAll(/: /g)].map(({ index }) => index);
    const end = ends.findLast((at) =>
      members.every(({ title }) => title.startsWith(first.title.slice(0, at + 2))),
    );
    return end === undefined ? [] : [{ title: first.title.slice(0, end), members }];
  });
}

/** A member's title without what it has in common with the others. */
export function ownTitle({ title }: OutcomeFacts, family: Family): string {
  return title.slice(family.title.length + 2);
}
