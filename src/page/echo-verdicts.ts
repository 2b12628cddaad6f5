import { morph } from './morph.ts';

/**
 * The list of claims at a glance says what stands in the claims themselves: where a claim's answer has changed, its verdict is shown there
 * too, and none while it is being worked out.
 *
 * @param root holds both
 */
export function echoVerdicts(root: ParentNode): void {
  for (const line of root.querySelectorAll('[data-verdict-of]')) {
    const claim = root.querySelector(`#${line.getAttribute('data-verdict-of')}`);
    const now = line.cloneNode(false) as Element;
    now.append(claim?.querySelector('.answer > .verdict')?.cloneNode(true) ?? '…');
    morph(line, now);
  }
}
