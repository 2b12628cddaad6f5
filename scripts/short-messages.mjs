// Where the words of diagnostics are read by nobody a bundle keeps their codes and leaves the words out.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Rooms of a text that may be unsound, and of commands. */
const BEFORE = new Set('cli diagnostics parse check service describe print author workbench site'.split(' '));

/**
 * Whether something in the other rooms tells of a code: a living page holds a scenario that was sound when it was published, so that what
 * its worker may have to tell of it comes up while worlds are played.
 *
 * @param {string} sources folder of the rooms
 * @returns {(code: string) => boolean}
 */
export function toldWhilePlaying(sources) {
  const text = readdirSync(sources, { withFileTypes: true })
    .filter((one) => one.isDirectory() && !BEFORE.has(one.name))
    .flatMap(({ name }) =>
      readdirSync(join(sources, name), { recursive: true, encoding: 'utf8' }).map((file) =>
        join(sources, name, file),
      ),
    )
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
  return (code) => text.includes(`'${code}'`);
}

/**
 * @param {typeof import('../src/diagnostics/messages.ts').messages} messages
 * @param {(code: string) => boolean} kept
 * @returns {import('rolldown').Plugin}
 */
export function shortMessages(messages, kept) {
  const short = Object.entries(messages).map(([code, text]) => [
    code,
    kept(code) ? text : { severity: text.severity, message: code, mends: [] },
  ]);
  return {
    name: 'short-messages',
    transform: (_code, id) =>
      id.endsWith('/src/diagnostics/messages.ts')
        ? `export const messages = ${JSON.stringify(Object.fromEntries(short))};`
        : null,
  };
}
