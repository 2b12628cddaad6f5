/** One word or sign of a formula; offsets are in the formula's text, `end` exclusive. */
export type Token = NumberToken | DateToken | PlainToken;

interface Spanned {
  readonly start: number;
  readonly end: number;
  /** As it is compared: for a sign of another language, the sign of ours. */
  readonly text: string;
}

/** `text` holds the decimal number alone; percent sign, scale and unit are tokens of their own. */
export interface NumberToken extends Spanned {
  readonly kind: 'number';
}

export interface DateToken extends Spanned {
  readonly kind: 'date';
  readonly days: number;
  readonly precision: 'month' | 'day';
}

export interface PlainToken extends Spanned {
  /** `name`: dots included; `word`: of the grammar; `text`: without its quotes; `end`: of the formula. */
  readonly kind: 'name' | 'word' | 'text' | 'sign' | 'end';
}

/** What a rule of the lexer took: tokens, and the offset where it goes on. */
export interface Taken {
  readonly tokens: readonly Token[];
  readonly end: number;
}
