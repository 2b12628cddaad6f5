import type { Body, ValueType } from '../model/model.ts';
import type { Traits } from './scope.ts';

/** The value of a draft, elaborated: undefined after a mistake that has been reported. */
export type Typed =
  | { readonly state: 'busy' }
  | { readonly state: 'done'; readonly found: Found | undefined };

/** A value with its rows, and what holds of all of them. */
export interface Found {
  readonly type: ValueType;
  readonly body: Body;
  readonly traits: Traits;
}
