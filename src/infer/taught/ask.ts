import type { Model } from '../../model/model.ts';
import type { Hooks, Inferred, Settings } from '../infer.ts';
import type { View, Viewer } from '../view.ts';
import type { Beside } from './beside.ts';
import type { Summary } from './spread.ts';

/** What is asked. */
export interface Questions {
  /** Whether what weights cannot tell is inferred anew, which takes as long as the inference itself each time. */
  readonly refit: boolean;
  /** Whether the rows are gone through in the order in which they came. */
  readonly inOrder: boolean;
  /** Variants that change what the evidence means, with what they learned where that is known already. */
  readonly variants: readonly { readonly id: string; readonly model: Model; readonly inferred?: Inferred }[];
}

/** Draws that are weighed at most. */
export const DRAWS = 8192;

/** What every question starts from. */
export interface Ask {
  readonly model: Model;
  readonly inferred: Inferred;
  readonly viewer: Viewer;
  readonly ours: View;
  /** Of the quantities of `ours`. */
  readonly summaries: readonly Summary[];
  readonly effective: number;
  readonly latents: Inferred['latents'];
  readonly beside: Beside;
  readonly questions: Questions;
  readonly settings: Settings;
  readonly hooks: Hooks;
}

/** The first draws of a posterior. */
export function firstDraws({ names, values }: Inferred['latents'], count: number): Inferred['latents'] {
  return { names, values: values.map((all) => all.subarray(0, count)) };
}
