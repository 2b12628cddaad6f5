import { diagnose } from '../diagnostics/diagnose.ts';
import type { Definition, Option } from '../model/model.ts';
import { shown } from './not-finite.ts';
import { Refused } from './refused.ts';
import type { Site } from './surroundings.ts';

/** Lets a value of the definition pass, or throws `Refused`: missing or infinite where it may not be. */
export function admission(definition: Definition, site: Site): (value: number) => number {
  const { mayBeMissing, span, role } = definition;
  const mayBeInfinite = definition.mayBeInfinite && role !== 'outcome';
  return (value) => {
    if (value - value === 0) return value;
    const missing = Number.isNaN(value);
    if (missing ? mayBeMissing : mayBeInfinite) return value;
    const code = missing ? 'value-missing' : role === 'outcome' ? 'outcome-infinite' : 'value-infinite';
    throw new Refused(diagnose(code, { name: site.name(), where: site.where() }, span));
  };
}

/** The same for a decision under one option: its rule's value must also lie within the range of choices. */
export function ruleAdmission(definition: Definition, option: Option, site: Site): (value: number) => number {
  const { range, unit } = definition;
  const admit = admission(definition, site);
  if (range === undefined) return admit;
  const [low, high] = range;
  const inUnit = (value: number): string =>
    unit.share
      ? `${shown(value * 100)}%`
      : `${shown(value / unit.scale)}${unit.text === '1' ? '' : ` ${unit.text}`}`;
  return (value) => {
    if (value >= low && value <= high) return value;
    if (Number.isNaN(value)) return admit(value);
    const fields = {
      name: site.name(),
      option: option.id,
      value: inUnit(value),
      low: inUnit(low),
      high: inUnit(high),
      where: site.where(),
    };
    throw new Refused(diagnose('rule-out-of-range', fields, definition.span));
  };
}
