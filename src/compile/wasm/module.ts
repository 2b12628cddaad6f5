import { type Bytes, bytes } from './bytes.ts';
import type { Code } from './code.ts';
import { TYPES, type WasmType } from './opcodes.ts';

/** The module imports one memory, `env.memory`, and these functions from `env`. */
export interface Import {
  readonly name: string;
  readonly parameters: readonly WasmType[];
}

export interface ModuleFunction {
  readonly parameters: readonly WasmType[];
  /** What it returns; most leave their results in memory. */
  readonly result?: WasmType;
  readonly code: Pick<Code, 'done' | 'count' | 'vectors'>;
  readonly exported?: string;
}

const HEADER = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00];
const PAGE = 65536;

/** A module in the binary format. Functions are numbered with the imports first. */
export function moduleBytes(
  imports: readonly Import[],
  functions: readonly ModuleFunction[],
  memory: number,
): Uint8Array<ArrayBuffer> {
  const out = bytes();
  for (const value of HEADER) out.byte(value);
  const signatures = [...imports, ...functions].map(
    (fn) => `${fn.parameters.join()}>${'result' in fn ? fn.result : ''}`,
  );
  const types = [...new Set(signatures)];
  const typeOf = (index: number): number => types.indexOf(signatures[index] as string);

  section(out, 1, types, (type, to) => {
    to.byte(0x60);
    for (const list of type.split('>')) {
      const types = list === '' ? [] : (list.split(',') as WasmType[]);
      to.unsigned(types.length);
      for (const one of types) to.byte(TYPES[one]);
    }
  });
  section(out, 2, [undefined, ...imports], (item, to, index) => {
    name(to, 'env');
    name(to, item?.name ?? 'memory');
    if (item === undefined) {
      to.byte(0x02);
      to.byte(0x00);
      to.unsigned(pages(memory));
    } else {
      to.byte(0x00);
      to.unsigned(typeOf(index - 1));
    }
  });
  section(out, 3, functions, (_, to, index) => to.unsigned(typeOf(imports.length + index)));
  const exported = functions.flatMap((fn, index) =>
    fn.exported === undefined ? [] : [{ as: fn.exported, index }],
  );
  section(out, 7, exported, ({ as, index }, to) => {
    name(to, as);
    to.byte(0x00);
    to.unsigned(imports.length + index);
  });
  section(out, 10, functions, ({ code }, to) => {
    const body = code.done();
    to.unsigned(body.length);
    to.append(body);
  });
  return out.done();
}

/** How many pages of memory hold so many bytes. */
export function pages(size: number): number {
  return Math.ceil(size / PAGE);
}

function section<T>(
  out: Bytes,
  id: number,
  items: readonly T[],
  write: (item: T, to: Bytes, index: number) => void,
): void {
  const body = bytes();
  body.unsigned(items.length);
  items.forEach((item, index) => {
    write(item, body, index);
  });
  out.byte(id);
  out.unsigned(body.size());
  out.append(body.done());
}

function name(to: Bytes, text: string): void {
  const encoded = new TextEncoder().encode(text);
  to.unsigned(encoded.length);
  to.append(encoded);
}
