/** The hash of everything that a build of the repository at `root` reads. */
export function inputsHash(root: string): string;

/** Whether `dist` was built from what is in the tree now. */
export function isBuilt(root: string): boolean;

/** Whether `node_modules` holds every package of the lockfile in the version that the lockfile names. */
export function isInstalled(root: string): boolean;
