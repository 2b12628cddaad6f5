import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bundle } from '../live/web.ts';
import { plainTree } from '../parse/plain-yaml.ts';
import type { Result } from '../result/result.ts';
import type { Study } from '../result/study.ts';
import { assumptionsSection } from './assumptions.ts';
import { fansSection, leadSection } from './charts.ts';
import { choosingSection } from './choosing.ts';
import { claimsSection } from './claims.ts';
import { diagnosesSection } from './diagnoses.ts';
import { evidenceSection } from './evidence.ts';
import { html, type Markup, trusted } from './markup.ts';
import { methodSection } from './method.ts';
import { headline, opening } from './opening.ts';
import { optionsSection } from './options.ts';
import { pageScript } from './page-script.ts';
import { policy } from './policy.ts';
import { redLinesSection } from './red-lines.ts';
import { settlementSection } from './settlement/section.ts';
import { shell } from './shell.ts';
import { slidersSection } from './sliders.ts';
import { sourcesSection } from './sources.ts';
import { studiesSections } from './studies.ts';
import { styleSheet } from './style-sheet.ts';

/**
 * The brief: one HTML page that holds all it needs and works from disk, offline and without its script. It shows the
 * result, with studies saved beside the scenario, and nothing else: the same result gives the same bytes. Every word that comes from the scenario is escaped,
 * and the page's own policy lets the browser run and load nothing but the page's one style and one script.
 */
export function briefHtml(result: Result, scenario?: Bundle, studies: readonly Study[] = []): string {
  const living = scenario === undefined ? undefined : livingParts(result, scenario);
  const style = styleSheet(STYLE);
  const script = pageScript();
  const sections: readonly Section[] = [
    { id: 'claims', title: 'Claims', content: claimsSection(result) },
    { id: 'sliders', title: 'Move an assumption', content: living?.sliders },
    { id: 'lead', title: 'Lead chart', content: leadSection(result) },
    {
      id: 'options',
      title: result.options.length < 2 ? 'Outcomes' : 'Options',
      content: optionsSection(result),
    },
    { id: 'choosing', title: 'Choosing', content: choosingSection(result) },
    { id: 'charts', title: 'Through time', content: fansSection(result) },
    { id: 'settlement', title: 'Settlement', content: settlementSection(result) },
    { id: 'red-lines', title: 'Red lines', content: redLinesSection(result) },
    { id: 'evidence', title: 'Evidence', content: evidenceSection(result) },
    ...studiesSections(studies, result),
    { id: 'diagnoses', title: 'Diagnoses', content: diagnosesSection(result) },
    { id: 'assumptions', title: 'Assumptions', content: assumptionsSection(result) },
    { id: 'method', title: 'Method', content: methodSection(result) },
    { id: 'sources', title: 'Sources', content: sourcesSection(result) },
  ];
  const { page } = result.scenario;
  return shell({
    policy: living === undefined ? policy(style, [script]) : policy(style, [script, living.script], LIVING),
    version: result.rubicon,
    title: headline(result),
    description: page.dek,
    style,
    script,
    skip: { to: 'claims', words: 'Skip to the claims' },
    masthead: html`<p>${page.section ?? 'Brief'}</p>`,
    main: html`<main>
<article>
${opening(result)}
${contents(sections)}
${sections.map(({ content }) => content)}
</article>
</main>`,
    more:
      living &&
      html`<script type="text/plain" id="rubicon-engine">${trusted(living.engine)}</script>
<script type="application/json" id="rubicon-scenario">${trusted(living.data)}</script>
<script>${trusted(living.script)}</script>
`,
  });
}

/** The parts of the style sheet, in the order in which later rules win. */
const STYLE = [
  'base',
  'furniture',
  'parts',
  'claims',
  'charts',
  'options',
  'tables',
  'live',
  'print',
] as const;

interface Section {
  readonly id: string;
  readonly title: string;
  /** Nothing where the result has nothing to show there. */
  readonly content: Markup | undefined;
}

/** Links to the sections that are there; the script puts its button into it. */
function contents(sections: readonly Section[]): Markup {
  const links = sections
    .filter(({ content }) => content !== undefined)
    .map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`);
  return html`<nav class="contents" aria-label="On this page"><ul>${links}</ul><button type="button" id="fold" hidden>Open all</button></nav>`;
}

/** What makes a page answer when an assumption is moved. */
interface Living {
  readonly sliders: Markup;
  /** The worker's code, and the scenario with the settings to play it by, as texts that end no script element. */
  readonly engine: string;
  readonly data: string;
  readonly script: string;
}

/** Undefined where there is nothing to move, or what was found rests on settings that sliders do not know of. */
function livingParts(result: Result, bundle: Bundle): Living | undefined {
  const sliders = slidersSection(result);
  if (sliders === undefined || result.prior || result.set.length > 0) return undefined;
  const worlds = Math.min(result.worlds, PLAYED);
  const settings = {
    ...{ seed: result.seed, worlds, refined: Math.max(worlds, REFINED) },
    quoted: Object.fromEntries(
      result.claims.flatMap(({ id, elsewhere }) => (elsewhere === undefined ? [] : [[id, elsewhere]])),
    ),
  };
  return {
    sliders,
    engine: inert(bundled(isPlain(bundle) ? 'live-worker-plain' : 'live-worker')),
    data: JSON.stringify({ bundle, settings }).replaceAll('<', '\\u003c'),
    script: inert(bundled('living-script')),
  };
}

/** Whether all of a scenario is read without the yaml package, which then need not be in its page. */
function isPlain({ source, files }: Bundle): boolean {
  const others = Object.entries(files).filter(([name]) => /\.ya?ml$/.test(name));
  return [source, ...others.map(([name, text]) => ({ name, text }))].every(
    (file) => plainTree(file) !== undefined,
  );
}

/** Worlds that a page plays of everything, and of outcomes and claims in the end. */
const PLAYED = 2000;
const REFINED = 20_000;

/** What a page that plays worlds needs: WebAssembly, and a worker that the page itself makes. */
const LIVING = { scripts: ["'wasm-unsafe-eval'", 'blob:'], workers: ['blob:'] };

/** Code from the build, which stands at the same place for sources and for what is built of them. */
function bundled(name: string): string {
  return readFileSync(join(import.meta.dirname, '..', '..', 'dist', 'brief', `${name}.bundle.js`), 'utf8');
}

/** Code in which nothing ends a script element or begins a comment in it. Only in strings and patterns do these stand. */
function inert(code: string): string {
  return code.replace(/<(\/script|script|!--)/gi, '\\x3c$1');
}
