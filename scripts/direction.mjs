// Checks which way the imports of a source tree point, and fails if one of them breaks a law of the house:
//
//   upward   a room imports from a room that stands above it in ROOMS
//   engine   an engine imports another engine
//   room     a file stands in a room that ROOMS does not name
//   cycle    files import one another in a circle
//
// Type-only imports count like all others: a type from above is knowledge of what is above.
// Usage: node scripts/direction.mjs [DIR], where DIR is src unless named.
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, relative, resolve, sep } from 'node:path';

/** The rooms from the lowest to the highest; rooms in one row are engines, which stand side by side. */
const ROOMS = [
  ['diagnostics'],
  ['math'],
  ['random'],
  ['distributions'],
  ['syntax'],
  ['parse'],
  ['model'],
  ['print'],
  ['author'],
  ['check'],
  ['describe'],
  ['service'],
  ['result'],
  ['compare'],
  ['kernel'],
  ['reference'],
  ['compile'],
  ['simulate', 'claims', 'explore', 'infer', 'settle', 'games', 'adapt'],
  ['assemble'],
  ['pipeline'],
  ['pipeline.ts'],
  ['index.ts'],
  ['live'],
  ['page'],
  ['brief'],
  ['site'],
  ['workbench'],
  ['cli'],
];

const HEIGHT = new Map(ROOMS.flatMap((row, height) => row.map((room) => [room, height])));

/** `import … from 'x'` and `export … from 'x'`, over several lines too; a bare `import 'x'`. */
const STATIC = /^[ \t]*(?:import|export)\b(?:[^'"`;=]*?\bfrom)?\s*['"](\.[^'"]+)['"]/gm;
/** `import('x')`, in types too. */
const DYNAMIC = /\bimport\(\s*['"](\.[^'"]+)['"]\s*\)/g;
/** `new URL('x', import.meta.url)`, which is how a worker's file is named: an edge between rooms, but no import. */
const LINKED = /\bnew URL\(\s*['"](\.[^'"]+)['"]\s*,\s*import\.meta\.url/g;

const root = resolve(process.argv[2] ?? 'src');
const files = readTree(root);
const imports = new Map(files.map(({ path, text }) => [path, targets(path, text, [STATIC, DYNAMIC])]));
const links = new Map(files.map(({ path, text }) => [path, targets(path, text, [LINKED])]));

const faults = [...roomFaults(), ...edgeFaults(), ...cycleFaults()];
const count = [...imports.values()].reduce((sum, list) => sum + list.length, 0);
if (faults.length === 0) {
  console.log(`direction: ${files.length} files, ${count} imports: none upward, no cycle`);
} else {
  for (const fault of faults) console.error(fault);
  console.error(`direction: ${faults.length} broken`);
  process.exitCode = 1;
}

/**
 * @param {string} folder
 * @returns {{ path: string, text: string }[]} the TypeScript files under it, by path from it with `/` between parts
 */
function readTree(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') }));
}

/**
 * The files of the tree that a file names by the given patterns, each once. `.js` in a name means the `.ts` file that
 * it is built from. Names that are no file of the tree are the compiler's to judge.
 *
 * @param {string} path
 * @param {string} text
 * @param {RegExp[]} patterns
 * @returns {string[]}
 */
function targets(path, text, patterns) {
  const known = new Set(files.map((file) => file.path));
  const named = patterns.flatMap((pattern) => [...text.matchAll(pattern)].map((match) => String(match[1])));
  const paths = named.map((name) => posix.join(posix.dirname(path), name).replace(/\.js$/, '.ts'));
  return [...new Set(paths)].filter((target) => known.has(target));
}

/** @param {string} path a file's path; its room is the folder under the root, or the file itself at the root */
function roomOf(path) {
  return path.split('/')[0] ?? path;
}

function roomFaults() {
  const rooms = [...new Set(files.map(({ path }) => roomOf(path)))].filter((room) => !HEIGHT.has(room));
  return rooms.map((room) => `room    ${room} has no place in ROOMS (scripts/direction.mjs)`);
}

function edgeFaults() {
  return files.flatMap(({ path }) => {
    const to = [...(imports.get(path) ?? []), ...(links.get(path) ?? [])];
    return to.flatMap((target) => edgeFault(path, target));
  });
}

/**
 * @param {string} from
 * @param {string} to
 * @returns {string[]} the fault of one edge, or nothing
 */
function edgeFault(from, to) {
  const [here, there] = [roomOf(from), roomOf(to)];
  const [low, high] = [HEIGHT.get(here), HEIGHT.get(there)];
  if (here === there || low === undefined || high === undefined || high < low) return [];
  return [`${high === low ? 'engine ' : 'upward '} ${from} -> ${to}`];
}

/** One fault for each cycle that a depth-first walk closes; a tree without faults here has no cycle at all. */
function cycleFaults() {
  const faults = [];
  const finished = new Set();
  for (const { path } of files) walk(path, []);
  return faults;

  /**
   * @param {string} path
   * @param {string[]} trail the files from the start of the walk to here
   */
  function walk(path, trail) {
    const start = trail.indexOf(path);
    if (start >= 0) faults.push(`cycle   ${[...trail.slice(start), path].join(' -> ')}`);
    if (start >= 0 || finished.has(path)) return;
    for (const target of imports.get(path) ?? []) walk(target, [...trail, path]);
    finished.add(path);
  }
}
