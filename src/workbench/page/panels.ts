import { echoVerdicts } from '../../page/echo-verdicts.ts';
import { morph, parsed } from '../../page/morph.ts';
import type { Panel } from '../../page/panel.ts';
import { type Panels, panels } from '../../page/panels.ts';
import type { Verdicts } from '../messages.ts';
import { made } from './dom.ts';

let shown: Panels = panels();
/** Names of the panels that have been shown. */
const standing = new Set<string>();

/** Makes a place for each panel, in their order. */
export function placePanels(answer: HTMLElement, names: readonly string[]): void {
  for (const name of names) {
    if (rootOf(answer, name) !== undefined) continue;
    const root = made('div', '');
    root.dataset.panel = name;
    answer.append(root);
  }
}

/** Puts a panel into its place. */
export function showPanel(answer: HTMLElement, panel: Panel): void {
  const root = rootOf(answer, panel.name);
  if (root === undefined) return;
  standing.add(panel.name);
  root.removeAttribute('data-waiting');
  shown.show(panel, root);
}

/** What stands in the panels is told of something else from now on, until each is shown anew, or all has been told. */
export function panelsWait(answer: HTMLElement, waiting: boolean): void {
  for (const root of answer.children) root.toggleAttribute('data-waiting', waiting);
}

/** The panels that are in view, or nearly. */
export function seenPanels(): readonly string[] {
  return shown.seen();
}

/** The panels that there are. */
export function standingPanels(): readonly string[] {
  return [...standing];
}

function rootOf(answer: HTMLElement, name: string): Element | undefined {
  return [...answer.children].find((one) => one instanceof HTMLElement && one.dataset.panel === name);
}

/** Nothing of an earlier scenario stays, nor comes. */
export function clearPanels(answer: HTMLElement): void {
  shown.forget();
  shown = panels();
  standing.clear();
  answer.replaceChildren();
}

/** Puts verdicts into the claims, if all are there. */
export function showVerdicts(answer: HTMLElement, { tally, answers }: Verdicts): void {
  const root = rootOf(answer, 'claims');
  const there = [...(root?.querySelectorAll('.claim > .answer') ?? [])];
  if (root === undefined || there.length !== answers.length) return;
  for (const [place, one] of there.entries()) {
    const fresh = parsed(`<div class="answer">${answers[place] ?? ''}</div>`);
    if (fresh !== undefined) morph(one, fresh);
  }
  echoVerdicts(root);
  const line = root.querySelector('.tally');
  if (line !== null && line.textContent !== tally) line.textContent = tally;
  shown.touched('claims');
}

// What is printed is drawn before.
window.addEventListener('beforeprint', () => shown.finish());
