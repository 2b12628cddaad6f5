import type { Parameter, Parameters } from './distribution.ts';

/** The parameter at `index`, which a checked list has. */
export function at(parameters: Parameters, index: number): number {
  return parameters[index] as number;
}

/** A count that does not fit the list, or the first parameter that is not a finite number, in words; undefined if all are. */
export function notFinite(parameters: Parameters, names: readonly Parameter[]): string | undefined {
  if (parameters.length !== names.length) {
    return `${names.length} ${names.length === 1 ? 'parameter is' : 'parameters are'} needed and ${parameters.length} given`;
  }
  for (const [index, { name }] of names.entries()) {
    const value = at(parameters, index);
    if (!Number.isFinite(value)) return `the ${name} is ${value}, not a finite number`;
  }
  return undefined;
}
