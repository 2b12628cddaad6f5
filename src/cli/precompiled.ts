import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { Script } from 'node:vm';

/** What a bundle exports, and whether it was compiled ahead by this version of the engine. */
export interface Loaded {
  readonly exports: Exports;
  readonly ahead: boolean;
}

type Exports = Readonly<Record<string, unknown>>;

/**
 * Loads a bundle of CommonJS together with what the engine had compiled of it when it was built, so that a short command does not spend its
 * time on that. Another version of the engine refuses what was compiled and compiles anew: slower, and else the same.
 *
 * @param code the bundle
 * @param compiled what `compiledBy` gave for exactly this bundle; a file that is not there is done without
 */
export function loadPrecompiled(code: URL, compiled: URL): Loaded {
  const { script, exports } = scriptOf(code, contentOf(compiled));
  return { exports, ahead: script.cachedDataRejected === false };
}

/**
 * Lets the engine run a function several times as long as else before it makes a faster one of it. A command that is over in a tenth of
 * a second ends before what is made faster pays, and meanwhile shares its processor with those who make it. To be called where what was
 * compiled ahead was taken, which says that the engine is the one that the build knew and that it has this setting.
 */
export function optimiseLater(): void {
  setFlagsFromString('--interrupt-budget=300000');
}

/** Loads a bundle, does with it what shall be compiled ahead, and gives what the engine compiled on the way. */
export function compiledBy(code: URL, use: (exports: Exports) => void): Buffer {
  const { script, exports } = scriptOf(code, undefined);
  use(exports);
  return script.createCachedData();
}

function scriptOf(code: URL, cachedData: Buffer | undefined): { script: Script; exports: Exports } {
  const filename = fileURLToPath(code);
  const text = `(function (exports, require, module) {${readFileSync(filename, 'utf8')}\n})`;
  const script = new Script(text, { filename, ...(cachedData === undefined ? {} : { cachedData }) });
  const module: { exports: Exports } = { exports: {} };
  script.runInThisContext()(module.exports, createRequire(code), module);
  return { script, exports: module.exports };
}

function contentOf(file: URL): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}
