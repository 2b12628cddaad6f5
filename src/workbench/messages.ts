import type { Panel } from '../page/panel.ts';
import type { ElsewhereFacts } from '../result/findings.ts';
import type { Completion } from '../service/complete.ts';
import type { Hover } from '../service/hover.ts';

/** A scenario as the page holds it, and the texts of the files that it names, by their paths from its folder. */
export interface Held {
  readonly id: string;
  readonly text: string;
  readonly files: Readonly<Record<string, string>>;
  /** What runs of other scenarios found of its claims, and the text for which that was read. */
  readonly elsewhere?: readonly ElsewhereFacts[];
  readonly published?: string;
}

/** A mistake at its place; files beside the scenario have their own name. */
export interface Told {
  readonly from: number;
  readonly to: number;
  readonly severity: 'error' | 'warning';
  readonly code: string;
  readonly message: string;
  readonly mend?: string;
  readonly edit?: { readonly from: number; readonly to: number; readonly insert: string };
}

/** An assumption as the form shows it. */
export interface FormField {
  readonly name: string;
  readonly about: string;
  readonly written: string;
  readonly unit: string;
  readonly because: string;
  readonly source: string;
  /** Whether its value is one text that the form may change. */
  readonly editable: boolean;
}

/** What the page asks of the worker that knows the language. */
export interface DeskCalls {
  readonly read: (held: Held) => {
    readonly mistakes: readonly Told[];
    readonly fields: readonly FormField[];
    readonly sound: boolean;
    readonly title: string;
  };
  readonly variants: (held: Held) => readonly Told[];
  readonly complete: (held: Held, offset: number) => Completion | undefined;
  readonly hover: (held: Held, offset: number) => Hover | undefined;
  readonly define: (held: Held, offset: number) => number | undefined;
  /** Where the thing under an offset is read or defined, in the order of the text. */
  readonly references: (
    held: Held,
    offset: number,
  ) => readonly { readonly from: number; readonly to: number }[];
  readonly format: (held: Held) => string | undefined;
  readonly value: (
    held: Held,
    name: string,
    text: string,
  ) => { readonly from: number; readonly to: number; readonly insert: string } | undefined;
}

/** An assumption that can be moved, with the middle and the 90 % interval of its values. */
export interface Movable {
  readonly id: string;
  readonly about: string;
  readonly unit: string;
  readonly low: number;
  readonly middle: number;
  readonly high: number;
  /** Whether evidence bears on the values. */
  readonly learned: boolean;
  /** How many worlds lie in each of equal bins over all its values; empty where it is not known. */
  readonly shape: readonly number[];
  /** The most that it alone accounts for of what decides any claim, as a share; absent where that is not known yet, or nothing. */
  readonly decides?: number;
}

/** What changes at once while a slider moves: the verdict of each claim with its number, and how many there are of each. */
export interface Verdicts {
  readonly tally: string;
  /** Markup, by place of the claim. */
  readonly answers: readonly string[];
}

export type Answer =
  | {
      readonly kind: 'answer';
      readonly verdicts: Verdicts;
      /** Names of all panels, in their order. */
      readonly panels: readonly string[];
      /** Absent where only few worlds have been played. */
      readonly movable?: readonly Movable[];
      /** What it rests on beside worlds, in sentences; empty where there is nothing to say. */
      readonly rests: string;
      /** This answer beside the one that is pinned: panels of the names `BESIDE`, each absent while there is nothing new to show in it. */
      readonly beside: readonly Panel[];
      readonly worlds: number;
      /** How many assumptions were moved. */
      readonly moved: number;
    }
  /** One of its panels; those that do not come stay as they were. */
  | { readonly kind: 'panel'; readonly panel: Panel }
  /** More is found for this answer, which stands meanwhile. */
  | { readonly kind: 'foreseeing'; readonly words: string }
  | { readonly kind: 'none'; readonly reason: string };

/** Panels that show an answer beside the one that is pinned. */
export const BESIDE = ['beside', 'beside-charts'] as const;

/** The name of the worker that knows the language; any other answers questions about worlds. */
export const DESK = 'rubicon-desk';

/** A call and its answer, as they travel. */
export interface Envelope {
  readonly ticket: number;
  readonly name: string;
  readonly args: readonly unknown[];
}
export type Reply =
  | { readonly ticket: number; readonly value: unknown }
  | { readonly ticket: number; readonly failed: string };
