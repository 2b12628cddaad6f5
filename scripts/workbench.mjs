// Builds the workbench into a folder that any web host serves: the page, its workers, its style, the examples.
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';
import { parse } from 'yaml';
import { readingOnly } from './reading-only.mjs';
import { shortMessages } from './short-messages.mjs';

const root = join(import.meta.dirname, '..');
const source = join(root, 'src', 'workbench');
/** Of the brief's style, what its sections need. */
const BRIEF_STYLE = ['base', 'parts', 'claims', 'charts', 'options', 'tables'];

/**
 * @param {string} folder where to build
 * @param {string} built the compiled sources, by which what is beside examples is found
 */
export async function buildWorkbench(folder, built) {
  mkdirSync(join(folder, 'examples'), { recursive: true });
  const { messages } = await import(pathToFileURL(join(built, 'diagnostics', 'messages.js')).href);
  // What reads a text, and tells of its mistakes, is a worker.
  const wordless = shortMessages(messages, () => false);
  await bundled('page', folder, [readingOnly(), wordless]);
  await bundled('worker', folder, [readingOnly()]);
  cpSync(join(source, 'index.html'), join(folder, 'index.html'));
  // Chart tools are a script of their own, as in a brief.
  cpSync(join(root, 'src', 'brief', 'figures.js'), join(folder, 'figures.js'));
  const sheets = [
    ...BRIEF_STYLE.map((name) => join(root, 'src', 'brief', 'style', `${name}.css`)),
    join(source, 'page.css'),
  ];
  writeFileSync(join(folder, 'page.css'), sheets.map((path) => readFileSync(path, 'utf8')).join('\n'));
  writeFileSync(join(folder, 'examples.json'), JSON.stringify(await examples(folder, built)));
}

/**
 * @param {string} name
 * @param {string} folder
 * @param {import('rolldown').Plugin[]} plugins
 */
async function bundled(name, folder, plugins) {
  const made = await rolldown({
    input: join(source, `${name}.ts`),
    platform: 'browser',
    external: /^node:/,
    plugins,
    logLevel: 'warn',
    // Only threads of Node are started by the place of their code; what runs here is never asked to.
    ...(name === 'page' ? {} : { transform: { define: { 'import.meta.url': 'self.location.href' } } }),
  });
  await made.write({
    file: join(folder, `${name}.js`),
    format: name === 'page' ? 'esm' : 'iife',
    minify: true,
    codeSplitting: false,
  });
  await made.close();
}

/**
 * The scenario to start with, and those of this repository, in the order in which they are offered: each with two sentences.
 *
 * @param {string} folder
 * @param {string} built
 */
async function examples(folder, built) {
  const { FIRST_SCENARIO } = await import(pathToFileURL(join(built, 'cli', 'new-command.js')).href);
  const { surroundingsOf } = await import(pathToFileURL(join(built, 'cli', 'files-beside.js')).href);
  const scenarios = join(root, 'scenarios');
  const teaching = readdirSync(join(scenarios, 'teaching'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `teaching/${name}`);
  const shown = [
    'contractors-2024',
    'contractors-2024-terms',
    'missile-costs-2025',
    'diagnosis-2025',
    'diagnosis-2025-terms',
    'georgia-2008',
    'ukraine-2014',
    'terms-2015',
    'terms-2022',
    ...teaching,
  ].map((id) => {
    const file = join(scenarios, id, 'scenario.yaml');
    const text = readFileSync(file, 'utf8');
    const { title, question = '', about = '' } = parse(text, { schema: 'failsafe' });
    const name = `examples/${id.replaceAll('/', '-')}`;
    writeFileSync(join(folder, `${name}.yaml`), text);
    writeFileSync(join(folder, `${name}.json`), JSON.stringify(surroundingsOf({ name: file, text }, id)));
    const words = [question, ...about.split(/(?<=[.?!])\s+/)].filter((one) => one !== '').slice(0, 2);
    return { id, title, words: words.join(' '), at: name };
  });
  const at = 'examples/first';
  writeFileSync(join(folder, `${at}.yaml`), FIRST_SCENARIO);
  writeFileSync(join(folder, `${at}.json`), JSON.stringify({ files: {}, elsewhere: [] }));
  const words =
    'A start for an argument of your own. Three claims, two options and two assumptions in fifteen lines.';
  return [{ id: 'first', title: parse(FIRST_SCENARIO, { schema: 'failsafe' }).title, words, at }, ...shown];
}
