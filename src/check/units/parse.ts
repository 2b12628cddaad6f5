import { diagnose } from '../../diagnostics/diagnose.ts';
import type { Diagnostic, Outcome, Span } from '../../diagnostics/diagnostic.ts';
import { nearest } from '../../diagnostics/nearest.ts';
import { pow } from '../../math/pow.ts';
import type { Dimension, Unit } from '../../model/units.ts';
import { builtinUnits, plainUnit, scaleWords } from './builtin.ts';
import { over, plain, raised, times } from './dimension.ts';

/** One term of a unit: a scale word, a name or 1, a power. */
const TERM = /^\s*(?:([a-z]+)\s+)?([A-Za-z_]\w*|1)\s*(?:\^\s*(-?\d+(?:\.\d+)?)\s*)?$/;

/** Longer texts are no units; the bound keeps the work on a hostile file small. */
const LONGEST = 200;

/** The largest power that a unit may have. */
const HIGHEST = 12;

interface Factor {
  readonly scale: number;
  readonly dimension: Dimension;
}

/**
 * Reads the text of a `unit` field: units with powers, joined by `*` and `/`, each with an optional scale word before
 * it (`thousand people/month`, `1/month`, `km^2`, `billion USD`). `1` is a plain number, `share` one printed in
 * percent. `own` holds the units that the scenario declares, aliases included; the built-in ones come first.
 */
export function unitFrom(text: string, span: Span, own: ReadonlyMap<string, Unit>): Outcome<Unit> {
  const trimmed = text.trim();
  if (trimmed.length > LONGEST) return { diagnostics: [diagnose('unit-unreadable', { text }, span)] };
  // With a capturing group, split keeps the signs: term, sign, term, sign, term.
  const parts = trimmed.split(/([*/])/);
  const diagnostics: Diagnostic[] = [];
  let scale = 1;
  let dimension = plain;
  for (let i = 0; i < parts.length; i += 2) {
    const factor = factorFrom(parts[i] ?? '', trimmed, span, own);
    if ('code' in factor) {
      diagnostics.push(factor);
    } else if (parts[i - 1] === '/') {
      scale /= factor.scale;
      dimension = over(dimension, factor.dimension);
    } else {
      scale *= factor.scale;
      dimension = times(dimension, factor.dimension);
    }
  }
  if (diagnostics.length > 0) return { diagnostics };
  return { value: { text: trimmed, scale, dimension, share: trimmed === 'share' }, diagnostics };
}

function factorFrom(
  term: string,
  text: string,
  span: Span,
  own: ReadonlyMap<string, Unit>,
): Factor | Diagnostic {
  const [, word, name, power = '1'] = TERM.exec(term) ?? [];
  const factor = word === undefined ? 1 : scaleWords.get(word);
  if (name === undefined || factor === undefined) {
    return diagnose(
      'unit-unreadable',
      { text, percent: text.includes('%') ? text.replaceAll('%', '1') : undefined },
      span,
    );
  }
  if (scaleWords.has(name)) return diagnose('unit-scale-alone', { word: name }, span);
  const unit = name === '1' ? plainUnit : (builtinUnits.get(name) ?? own.get(name));
  if (unit === undefined) {
    const near = nearest(name, [...builtinUnits.keys(), ...own.keys()]);
    return diagnose('unit-unknown', { name, near, declare: name }, span);
  }
  const exponent = Number(power);
  if (Math.abs(exponent) > HIGHEST) return diagnose('unit-power', { text, highest: HIGHEST }, span);
  return { scale: factor * pow(unit.scale, exponent), dimension: raised(unit.dimension, exponent) };
}
