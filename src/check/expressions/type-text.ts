import type { ValueType } from '../../model/model.ts';
import type { Scope } from '../scope.ts';
import { isPlain } from '../units/dimension.ts';
import { dimensionText } from '../units/text.ts';

/** A type in words: `a number in people/day`, `a plain number`, `yes or no`, `a row of side`, `a date`. */
export function typeText(type: ValueType, scope: Scope): string {
  switch (type.kind) {
    case 'number':
      return isPlain(type.dimension) ? 'a plain number' : `a number in ${dimensionText(type.dimension)}`;
    case 'truth':
      return 'yes or no';
    case 'label':
      return `a row of ${scope.tables[type.table]?.name ?? 'a table'}`;
    case 'date':
      return 'a date';
  }
}
