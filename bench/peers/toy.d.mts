/** A version of the toy model, built and ready. */
export interface Version {
  readonly name: string;
  readonly count: number;
  readonly warm?: number;
  readonly play: (count: number, seed: number) => { rate: number; means: readonly number[] };
}

/** What this machine can run, built into the folder; and by name of what it cannot, what is missing. */
export function findPeers(folder: string): { peers: Version[]; skipped: Record<string, string> };
