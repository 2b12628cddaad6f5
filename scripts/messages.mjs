// Turns the texts of the diagnostics, messages/*.md, into src/diagnostics/messages.ts and docs/diagnostics.md.
//
//   node scripts/messages.mjs [--check] [ROOT]
//
// With --check nothing is written, and the exit status is 1 if either file is out of date. ROOT is the folder that
// holds messages/, src/ and docs/: the project itself unless named.
//
// A file of messages opens with a title and may go on with words about its area. Then come entries:
//
//   ## code-of-the-mistake
//
//   severity: warning                 (an error where this line is absent)
//
//   > What the person is told, with {placeholders}.
//
//   mend: What to write instead, with {placeholders}.
//   edit: {found} → {right}
//
//   Paragraphs and examples for the page of documentation.
//
// Of several `mend:` lines the first whose placeholders are all given is printed. An `edit:` below one says how an
// editor carries it out: what is replaced at the place, and by what; what is left of the arrow must stand there. Without
// an arrow the whole place is replaced. Lines of a blockquote are one paragraph. Codes are unique over all files.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/**
 * @typedef {{ code: string, severity: string, message: string, mends: string[], edits: Record<number, string>, prose: string }} Entry
 * @typedef {{ title: string, words: string, entries: Entry[] }} Area
 */

const CODE = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const PLACEHOLDER = /\{([a-zA-Z]+)\}/g;

const args = process.argv.slice(2);
const root = resolve(args.find((arg) => !arg.startsWith('--')) ?? join(import.meta.dirname, '..'));
const faults = [];
const areas = readAreas(join(root, 'messages'));

if (faults.length === 0) {
  const outputs = [
    { path: 'src/diagnostics/messages.ts', text: typescript(areas) },
    { path: 'docs/diagnostics.md', text: page(areas) },
  ];
  for (const output of outputs) args.includes('--check') ? compare(output) : write(output);
}
for (const fault of faults) console.error(`messages: ${fault}`);
if (faults.length > 0) process.exitCode = 1;

/**
 * @param {string} folder
 * @returns {Area[]} one for each file, in the order of their names
 */
function readAreas(folder) {
  /** @type {Map<string, string>} */
  const seen = new Map();
  const names = readdirSync(folder).filter((name) => name.endsWith('.md'));
  return names.sort().map((name) => readArea(name, readFileSync(join(folder, name), 'utf8'), seen));
}

/**
 * @param {string} file for faults
 * @param {string} text
 * @param {Map<string, string>} seen the file of each code so far
 * @returns {Area}
 */
function readArea(file, text, seen) {
  const [opening = '', ...sections] = splitAtHeadings(text);
  const [heading = '', ...words] = opening.trim().split('\n');
  if (!heading.startsWith('# ')) faults.push(`${file} does not open with a title, # …`);
  const entries = sections.map((section) => readEntry(file, section));
  for (const { code } of entries) {
    if (seen.has(code)) faults.push(`${file}: the code ${code} stands in ${seen.get(code)} already`);
    seen.set(code, file);
  }
  return { title: heading.slice(2).trim(), words: words.join('\n').trim(), entries };
}

/**
 * @param {string} text
 * @returns {string[]} what stands before the first `## ` and what stands from each on, fenced code left whole
 */
function splitAtHeadings(text) {
  const parts = [''];
  let fenced = false;
  for (const line of text.replaceAll('\r\n', '\n').split('\n')) {
    if (line.startsWith('```')) fenced = !fenced;
    if (!fenced && line.startsWith('## ')) parts.push('');
    parts[parts.length - 1] += `${line}\n`;
  }
  return parts;
}

/**
 * @param {string} file
 * @param {string} section from its heading on
 * @returns {Entry}
 */
function readEntry(file, section) {
  const [heading = '', ...lines] = section.split('\n');
  const code = heading.slice(3).trim();
  if (!CODE.test(code)) faults.push(`${file}: ${code} is not a code: lower-case words joined by hyphens`);
  let severity = 'error';
  const message = [];
  const mends = [];
  /** @type {Record<number, string>} */
  const edits = {};
  const prose = [];
  for (const line of lines) {
    const [, field, value = ''] = /^(severity|mend|edit): (.*)$/.exec(line) ?? [];
    if (prose.some((words) => words !== '')) prose.push(line);
    else if (field === 'severity') severity = value.trim();
    else if (field === 'mend') mends.push(value.trim());
    else if (field === 'edit') edits[mends.length - 1] = value.trim();
    else if (line.startsWith('>')) message.push(line.slice(1).trim());
    else prose.push(line);
  }
  if (severity !== 'error' && severity !== 'warning') faults.push(`${file}: ${code}: severity ${severity}`);
  if (message.length === 0) faults.push(`${file}: ${code} has no message, > …`);
  if (mends.length === 0) faults.push(`${file}: ${code} has no mend: what is the person to do?`);
  if ((-1) in edits) faults.push(`${file}: ${code} has an edit above its first mend`);
  return { code, severity, message: message.join(' '), mends, edits, prose: prose.join('\n').trim() };
}

/** @param {Area[]} all */
function typescript(all) {
  const entries = all.flatMap(({ entries }) => entries);
  const fields = entries.map((entry) => `  '${entry.code}': ${fieldType(entry)};`);
  const texts = entries.map(
    ({ code, severity, message, mends, edits }) =>
      `  '${code}': { severity: '${severity}', message: ${quoted(message)}, mends: [${mends.map(quoted).join(', ')}]${editsOf(edits)} },`,
  );
  return `// biome-ignore-all format: written from messages/*.md by scripts/messages.mjs, which see.
// biome-ignore-all lint: as above.
import type { Severity } from './diagnostic.ts';

/** What each code's texts need: fields of the message must be given; without those of a mend, the mend is left out. */
export interface MessageFields {
${fields.join('\n')}
}

export type MessageCode = keyof MessageFields;

/** Texts with \`{placeholders}\`; of the mends the first whose placeholders are all given is printed. */
export interface MessageText {
  readonly severity: Severity;
  readonly message: string;
  readonly mends: readonly string[];
  /** How an editor carries out a mend, by its place in \`mends\`: \`{found} → {right}\`, or what replaces the whole place. */
  readonly edits?: Readonly<Record<number, string>>;
}

export const messages: { readonly [code in MessageCode]: MessageText } = {
${texts.join('\n')}
};
`;
}

/** @param {Entry} entry */
function fieldType({ message, mends, edits }) {
  const needed = placeholders([message]);
  const optional = placeholders([...mends, ...Object.values(edits)]).filter((name) => !needed.includes(name));
  const fields = [
    ...needed.map((name) => `readonly ${name}: string | number`),
    ...optional.map((name) => `readonly ${name}?: string | number | undefined`),
  ];
  return fields.length === 0 ? 'Readonly<Record<never, never>>' : `{ ${fields.join('; ')} }`;
}

/** @param {Record<number, string>} edits */
function editsOf(edits) {
  const entries = Object.entries(edits).map(([index, edit]) => `${index}: ${quoted(edit)}`);
  return entries.length === 0 ? '' : `, edits: { ${entries.join(', ')} }`;
}

/** @param {string[]} texts */
function placeholders(texts) {
  return [
    ...new Set(texts.flatMap((text) => [...text.matchAll(PLACEHOLDER)].map((match) => String(match[1])))),
  ];
}

/** @param {string} text */
function quoted(text) {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}

/** @param {Area[]} all */
function page(all) {
  const parts = [
    '# Diagnostics',
    '<!-- Written from messages/*.md by scripts/messages.mjs. -->',
    'Every mistake in a scenario has a code, a place and a mend. An error stops the run with exit' +
      '\ncode 2 before anything is written; a warning does not, unless `rubicon check --strict` asks for it. In the texts' +
      '\nbelow, words in braces stand for what is written at the place.',
  ];
  for (const { title, words, entries } of all) {
    parts.push(`## ${title}`);
    if (words !== '') parts.push(words);
    for (const entry of entries) {
      parts.push(`### ${entry.code}`);
      parts.push(`> ${entry.severity === 'warning' ? 'Warning: ' : ''}${entry.message}`);
      for (const mend of entry.mends) parts.push(`Mend: ${mend}`);
      if (entry.prose !== '') parts.push(entry.prose);
    }
  }
  return `${parts.join('\n\n')}\n`;
}

/** @param {{ path: string, text: string }} output */
function write({ path, text }) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

/** @param {{ path: string, text: string }} output */
function compare({ path, text }) {
  let found = '';
  try {
    found = readFileSync(join(root, path), 'utf8');
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
  if (found !== text) faults.push(`${path} is out of date: run npm run messages`);
}
