/** What is used here of a browser's worker (HTML Standard, section 10.2.6, Dedicated workers). */
export interface WebWorker {
  onmessage: (event: { readonly data: unknown }) => void;
  onerror: (event: { readonly message?: string; readonly preventDefault: () => void }) => void;
  readonly postMessage: (message: unknown, transfer?: readonly ArrayBuffer[]) => void;
  readonly terminate: () => void;
}
