import { html, type Markup, trusted } from './markup.ts';

/** What stands around the contents of a page that holds all it needs. */
export interface Shell {
  /** Its Content-Security-Policy (policy.ts). */
  readonly policy: string;
  /** Version of Rubicon that made it. */
  readonly version: string;
  readonly title: string;
  readonly description?: string | undefined;
  readonly style: string;
  readonly script: string;
  /** Where a keyboard goes first, and the words of that link. */
  readonly skip: { readonly to: string; readonly words: string };
  readonly masthead: Markup;
  /** The main element. */
  readonly main: Markup;
  /** What follows the script. */
  readonly more?: Markup | undefined;
}

/** A whole page: one style, its script, nothing that would be loaded. */
export function shell({
  policy,
  version,
  title,
  description,
  style,
  script,
  skip,
  masthead,
  main,
  more,
}: Shell): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="Rubicon ${version}">
${description === undefined ? undefined : html`<meta name="description" content="${description}">`}
<title>${title}</title>
<style>${trusted(style)}</style>
</head>
<body>
<a class="skip" href="#${skip.to}">${skip.words}</a>
<header class="masthead">${masthead}</header>
${main}
<footer class="colophon"><p>Made with Rubicon ${version}, which puts an argument to the test and takes no side.</p></footer>
<script>${trusted(script)}</script>
${more}</body>
</html>
`.markup;
}
