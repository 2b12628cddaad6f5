import { type DrawStream, drawStream, fillNormals, fillUniforms } from '../random/draw.ts';

/** The random numbers of one run: named draws, a counter for each name, a value for each particle. */
export interface Luck {
  /** Standard normals, one a particle; `dimension` tells streams of one purpose apart. */
  readonly normals: (purpose: string, dimension: number, into: Float64Array) => void;
  /** Uniforms in (0, 1), one a particle. */
  readonly uniforms: (purpose: string, into: Float64Array) => void;
  /** One uniform in (0, 1). */
  readonly uniform: (purpose: string) => number;
}

/** The luck of a run with this number. No two purposes share a draw, and no purpose uses one twice. */
export function luckOf(seed: number, run: number): Luck {
  const streams = new Map<string, { readonly stream: DrawStream; next: number }>();
  const streamOf = (name: string): { readonly stream: DrawStream; next: number } => {
    const known = streams.get(name);
    if (known !== undefined) return known;
    // A character that no name of a scenario has keeps these apart from the worlds' draws.
    const made = { stream: drawStream(seed, `inference:${run}:${name}`), next: 0 };
    streams.set(name, made);
    return made;
  };
  const one = new Float64Array(1);
  return {
    normals: (purpose, dimension, into) => {
      const source = streamOf(`${purpose}:${dimension}`);
      fillNormals(source.stream, 0, source.next++, into);
    },
    uniforms: (purpose, into) => {
      const source = streamOf(purpose);
      fillUniforms(source.stream, 0, source.next++, into);
    },
    uniform: (purpose) => {
      const source = streamOf(purpose);
      fillUniforms(source.stream, 0, source.next++, one);
      return one[0]!;
    },
  };
}
