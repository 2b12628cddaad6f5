import { StreamLanguage, type StreamParser } from '@codemirror/language';
import { fieldsAt, formAt, textForm } from '../service/form-at.ts';
import { FORMULA_WORDS, GRAMMAR_WORDS } from '../service/words.ts';

interface State {
  /** Keys of the mappings around, by the column in which each stands. */
  readonly keys: { readonly indent: number; readonly key: string }[];
  /** Column of the key below which a block of words or a formula stands. */
  block: number | undefined;
  words: boolean;
  /** Whether the block is one in which nothing but its indentation means anything to YAML. */
  scalar: boolean;
  braces: number;
}

const FUNCTIONS = new Set(FORMULA_WORDS.map(({ name }) => name));
const WORDS = new Set(GRAMMAR_WORDS);
const KEY = /^(?:"[^"]*"|'[^']*'|[^\s#:{}[\],"'&*!|>%@`-][^:#{}[\],]*?)(?=\s*:(?:\s|$))/;

/** YAML outside and our formulas inside: which of the two a value is, the forms of the parser say. */
const parser: StreamParser<State> = {
  startState: () => ({ keys: [], block: undefined, words: false, scalar: false, braces: 0 }),
  copyState: ({ keys, ...rest }) => ({ ...rest, keys: [...keys] }),
  token: (stream, state) => {
    if (stream.sol()) {
      if (stream.match(/^\s*$/)) return null;
      const indent = stream.indentation();
      if (state.block !== undefined && indent > state.block && state.braces === 0) {
        // A token of its own: what follows then knows its column.
        stream.eatSpace();
        return null;
      }
      if (state.braces === 0) {
        state.block = undefined;
        state.words = false;
        state.scalar = false;
        while ((state.keys.at(-1)?.indent ?? -1) >= indent) state.keys.pop();
      }
    }
    if (stream.eatSpace()) return null;
    if (state.scalar && state.words) {
      stream.skipToEnd();
      return 'string';
    }
    if (stream.peek() === '#' && (stream.pos === 0 || /\s/.test(stream.string.charAt(stream.pos - 1)))) {
      stream.skipToEnd();
      return 'comment';
    }
    const column = stream.column();
    const opens = state.braces > 0 || stream.string.slice(0, stream.pos).trim().replace(/^-$/, '') === '';
    if (state.block === undefined || state.braces > 0 || column <= state.block) {
      const key = opens ? stream.match(KEY, true) : null;
      if (key !== null && typeof key !== 'boolean') {
        const name = (key[0] ?? '').replace(/^["']|["']$/g, '');
        const path = [...state.keys.map((one) => one.key), name];
        const placed = formAt(path);
        state.words = placed !== undefined && textForm(placed.form).kind === 'words';
        if (state.braces === 0) {
          state.keys.push({ indent: column, key: name });
          const map =
            placed !== undefined && (fieldsAt(placed.form).length > 0 || placed.form.kind === 'entries');
          state.block = map ? undefined : column;
        }
        return placed?.field === undefined ? 'variableName.definition' : 'propertyName';
      }
    }
    if (stream.match(/^:(?=\s|$)/)) return 'punctuation';
    if (stream.match(/^[>|][+-]?\s*$/)) {
      state.scalar = true;
      return 'meta';
    }
    if (stream.match(/^[{[]/)) {
      if (!state.words || state.braces > 0) state.braces += 1;
      return 'punctuation';
    }
    if (stream.match(/^[}\]]/)) {
      state.braces = Math.max(0, state.braces - 1);
      return 'punctuation';
    }
    if (state.words) {
      if (state.braces > 0) stream.match(/^[^,{}[\]]+/) ?? stream.next();
      else stream.match(/^.+?(?=\s#|$)/) ?? stream.skipToEnd();
      return 'string';
    }
    if (stream.match(/^\d{4}-\d{2}(-\d{2})?/)) return 'number';
    if (stream.match(/^\d[\d.]*(e[+-]?\d+)?%?/i)) return 'number';
    const word = stream.match(/^[\p{L}_][\p{L}\d_.]*/u);
    if (word !== null && typeof word !== 'boolean') {
      const name = word[0] ?? '';
      return WORDS.has(name) ? 'keyword' : FUNCTIONS.has(name) ? 'variableName.function' : 'variableName';
    }
    if (stream.match(/^[-+*/^=<>!~,:()]+/)) return 'operator';
    stream.next();
    return null;
  },
  tokenTable: {},
  languageData: { commentTokens: { line: '#' } },
};

/** The language of scenarios for the editor's colours. */
export const scenarioLanguage: StreamLanguage<State> = StreamLanguage.define(parser);
