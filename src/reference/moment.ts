import type { Model } from '../model/model.ts';

/** How far a play has come. −1 stands for none yet: what is fixed has no world, what is fixed in a world no option. */
export interface Moment {
  seed: number;
  /** Draws that are made anew. */
  anew: readonly string[];
  world: number;
  option: number;
  period: number;
  /** Standard draws that are given, by canonical name; see `Latents`. */
  given?: ReadonlyMap<string, Float64Array> | undefined;
}

/** The moment in words, for messages: `in world 12, option probe, period 3 (2024-09-01)`. */
export function inWords({ world, option, period }: Moment, model: Model): string {
  if (world < 0) return 'in every world';
  if (option < 0) return `in world ${world}`;
  const start = model.clock.given ? model.clock.starts[period] : undefined;
  const time = start === undefined ? '' : `, period ${period + 1} (${isoDate(start)})`;
  return `in world ${world}, option ${model.options[option]?.id ?? option}${time}`;
}

function isoDate(days: number): string {
  return new Date(days * 86_400_000).toISOString().slice(0, 10);
}
