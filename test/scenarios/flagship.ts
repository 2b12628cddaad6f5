import { type Shipped, shipped } from './playing.ts';

export const flagship: Shipped = shipped('contractors-2024');

/** The flagship without one of its sections, where a test needs no claims, or none of what is run for them. */
function leftOut({ source, id }: Shipped, ...sections: readonly string[]): Shipped {
  let { text } = source;
  for (const section of sections) {
    const start = text.indexOf(`\n${section}:\n`) + 1;
    if (start === 0) throw new Error(`there is no section ${section}`);
    const next = /^[a-z_]+:/m.exec(text.slice(start + section.length))?.index;
    text = text.slice(0, start) + (next === undefined ? '' : text.slice(start + section.length + next));
  }
  return { source: { ...source, text }, id };
}

/** For tests of checks. */
export const unjudged: Shipped = leftOut(flagship, 'claims');
/** The courses alone, on the base. */
export const courses: Shipped = leftOut(flagship, 'variants', 'claims', 'checks');
