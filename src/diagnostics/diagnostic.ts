/** A text that spans point into: a scenario file, or one value given on the command line. */
export interface SourceFile {
  /** As it is printed in messages: a path, or `--set`. */
  readonly name: string;
  readonly text: string;
}

/** A stretch of a source: offsets in UTF-16 units, `end` exclusive. */
export interface Span {
  readonly source: SourceFile;
  readonly start: number;
  readonly end: number;
}

/** What a text becomes: the span replaced. */
export interface Edit {
  readonly span: Span;
  readonly text: string;
}

export type Severity = 'error' | 'warning';

/**
 * One mistake, told to the person who made it. `code` names an entry of `messages/`, which explains it at length;
 * `mend` says what to write instead, and `edit` carries it out where that takes no judgement. A diagnostic without a span concerns the whole run (a flag, a missing file).
 */
export interface Diagnostic {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly mend?: string;
  readonly edit?: Edit;
  readonly span?: Span;
}

/** What a stage hands on: its value when there was no error, and all diagnostics, warnings included. */
export interface Outcome<T> {
  readonly value?: T;
  readonly diagnostics: readonly Diagnostic[];
}
