/**
 * The heading under which each assumption stands: a line of comment alone, as deep as they, opens a part of the section, and its first
 * sentence names it. Without any there are none.
 */
export function headingsOf(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  let heading: string | undefined;
  let depth: number | undefined;
  let inside = false;
  let above = false;
  for (const line of text.split('\n')) {
    if (/^\S/.test(line) && !line.startsWith('#')) {
      inside = /^assumptions:\s*(#.*)?$/.test(line);
      heading = undefined;
      continue;
    }
    const indent = line.search(/\S/);
    if (!inside || indent < 1) continue;
    depth ??= indent;
    if (indent !== depth) continue;
    const comment = line.match(/^\s*#\s*(?:\d+\.?\s+)?(.*)$/);
    if (comment !== null) {
      // A comment goes on over several lines.
      if (!above) heading = comment[1]?.split(/[.:]\s|[.:]$/)[0] || undefined;
      above = true;
      continue;
    }
    above = false;
    const name = line.match(/^\s*([\p{L}_][\p{L}\d_]*):/u)?.[1];
    if (name !== undefined && heading !== undefined) found.set(name, heading);
  }
  return found;
}
