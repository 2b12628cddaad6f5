import type { Span } from '../diagnostics/diagnostic.ts';
import type { Node } from '../syntax/expression.ts';

/** One `--set NAME=VALUE` or `--set NAME[ROW]=VALUE`: an assumption or a table's cell held at a constant for a run. */
export interface Setting {
  readonly name: string;
  /** A row's label; labels of two tables with a comma between. */
  readonly row?: string;
  readonly formula: Node;
  /** The value as written, for reports. */
  readonly written: string;
  readonly span: Span;
}

/** A setting that applies to a definition: to all its rows, or to one. */
export interface Held {
  readonly setting: Setting;
  readonly row?: number;
}
