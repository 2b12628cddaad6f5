import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { EXIT, type Exit } from './exit.ts';
import { printDiagnostics } from './print-diagnostics.ts';
import { serveWorkbench } from './workbench-server.ts';

/** `rubicon open [SCENARIO] [--no-browser]`: serves the workbench until it is interrupted. */
export async function openCommand(
  path: string | undefined,
  flags: { readonly browser?: boolean },
): Promise<Exit> {
  const folder = join(import.meta.dirname, '..', 'workbench');
  if (!existsSync(join(folder, 'index.html'))) {
    throw new Error('The workbench is not built: run `npm run build`.');
  }
  const serving = await serveWorkbench(folder, path);
  if ('diagnostics' in serving) {
    printDiagnostics(serving.diagnostics);
    return EXIT.invalid;
  }
  process.stderr.write('The workbench is open until Ctrl-C, on this machine alone:\n');
  process.stdout.write(`${serving.url}\n`);
  if (flags.browser !== false && process.stdout.isTTY) show(serving.url);
  await new Promise<void>((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
  await serving.close();
  return EXIT.ok;
}

/** Asks the desktop for its browser; where there is none, the address that was printed is enough. */
function show(url: string): void {
  const [command, ...args] =
    process.platform === 'darwin'
      ? ['open', url]
      : process.platform === 'win32'
        ? ['explorer', url]
        : ['xdg-open', url];
  spawn(command as string, args, { stdio: 'ignore', detached: true })
    .on('error', () => undefined)
    .unref();
}
