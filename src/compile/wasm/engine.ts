/** A module as the engine has compiled it; threads can be given it. */
export type WasmModule = object;

/** What a kernel needs of the WebAssembly interface (JavaScript Interface, W3C), the same in Node and in browsers. */
export interface Engine {
  readonly Memory: new (size: {
    readonly initial: number;
  }) => {
    /** Another one after the memory has grown; that before is of no more use then. */
    readonly buffer: ArrayBuffer;
    /** By so many pages; what stands there stays. */
    readonly grow: (pages: number) => number;
  };
  readonly Module: new (bytes: Uint8Array<ArrayBuffer>) => WasmModule;
  readonly Instance: new (
    module: WasmModule,
    imports: Readonly<Record<string, Readonly<Record<string, object>>>>,
  ) => { readonly exports: Readonly<Record<string, unknown>> };
}

/** The engine's own WebAssembly. */
export function engine(): Engine {
  return (globalThis as unknown as { readonly WebAssembly: Engine }).WebAssembly;
}
