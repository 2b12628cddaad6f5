/** The path of a Chromium or Chrome that can be started, or undefined where there is none. */
export function findChromium(): string | undefined;

/** Installs Debian's Chromium where that is possible; its path, or undefined. */
export function installChromium(): string | undefined;
