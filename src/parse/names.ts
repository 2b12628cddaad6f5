import { diagnose } from '../diagnostics/diagnose.ts';
import type { At } from '../syntax/scenario.ts';
import { type Ledger, note } from './ledger.ts';
import { isDottedName, isName, isReserved } from './words.ts';

/** Notes what is wrong with a text as the name of something that is defined here, if anything is. */
export function checkName(name: At<string>, ledger: Ledger): void {
  checkAs(name, isName, ledger);
}

/** Notes what is wrong with a text as a name that something is called by, dots included. */
export function checkReference(name: At<string>, ledger: Ledger): void {
  checkAs(name, isDottedName, ledger);
}

function checkAs(name: At<string>, fits: (text: string) => boolean, ledger: Ledger): void {
  const { value, span } = name;
  if (!fits(value)) {
    note(ledger, diagnose('name-malformed', { found: value, mend: asName(value) }, span));
  } else if (isReserved(value)) {
    note(ledger, diagnose('name-reserved', { name: value, mend: `${value}_` }, span));
  }
}

/** The text with what may not stand in a name turned into underscores, if that makes one. */
function asName(text: string): string | undefined {
  const plain = text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll('ß', 'ss')
    .trim()
    .replaceAll(/[^A-Za-z0-9_]+/g, '_')
    .replace(/^(?=\d)/, '_');
  const usable = /[A-Za-z0-9]/.test(plain) && plain.length <= 60;
  return usable && isName(plain) && !isReserved(plain) ? plain : undefined;
}
