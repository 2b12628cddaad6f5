import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nothingBeside } from '../../src/parse/beside.ts';
import { prepare } from '../../src/pipeline/prepare.ts';
import { unsignedWorlds } from '../../src/pipeline/unsigned.ts';
import { nodeAide } from '../../src/settle/foresight/node-aide.ts';
import { type Aide, type Settled, settle, settleBeside } from '../../src/settle/foresight/settle.ts';
import type { Unsigned } from '../../src/settle/foresight/unsigned.ts';
import { threads } from '../../src/simulate/threads.ts';

const text = readFileSync(new URL('war-of-places.yaml', import.meta.url), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'rubicon-aide-'));
const hired: Aide[] = [];
afterAll(() => {
  for (const aide of hired) aide.end();
  rmSync(folder, { recursive: true });
});

function hire(url: URL): Aide {
  const aide = nodeAide(url);
  hired.push(aide);
  return aide;
}

/** An aide whose code is this. */
function aideOf(name: string, code: string): Aide {
  const file = join(folder, `${name}.mjs`);
  writeFileSync(file, code);
  return hire(pathToFileURL(file));
}

async function unsigned(): Promise<Unsigned> {
  const { value } = prepare({ name: 'war.yaml', text }, 'war', { set: [], seed: 1 }, nothingBeside);
  const [run] = value!.plan.runs;
  const settings = {
    seed: 1,
    worlds: 1200,
    player: (plan: Parameters<typeof threads>[0]) => threads(plan, { threads: 1 }),
  };
  const only = { ...run!, options: run!.options.slice(-1) };
  for await (const found of unsignedWorlds(only, run!.model.settlement!, settings)) {
    if ('diagnostic' in found) throw new Error(found.diagnostic.message);
    return found.unsigned;
  }
  throw new Error('nothing was played');
}

function plain({ ahead, hope, stakes, agreed }: Settled): unknown {
  const { goingOn, stoppedAt, signed, actors } = agreed;
  return { ahead, hope, stakes: stakes.goingOn, goingOn, stoppedAt, signed, actors };
}

describe('settling beside another thread', () => {
  let worlds: Unsigned;
  let alone: unknown;
  beforeAll(async () => {
    worlds = await unsigned();
    alone = plain(settle(worlds));
  });

  it('comes to the same to the last bit, time after time', async () => {
    const aide = hire(new URL('../../dist/settle/foresight/aide-worker.js', import.meta.url));
    let asked = 0;
    const watched: Aide = {
      ...aide,
      talks: async (stakes) => {
        const found = await aide.talks(stakes);
        if (found !== undefined) asked += 1;
        return found;
      },
    };
    expect(plain(await settleBeside(worlds, {}, watched))).toEqual(alone);
    expect(plain(await settleBeside(worlds, {}, watched))).toEqual(alone);
    expect(asked).toBe(2);
  });

  it('comes to the same where the other thread ends, whenever it does', async () => {
    const never = aideOf('never', "throw new Error('no');");
    expect(plain(await settleBeside(worlds, {}, never))).toEqual(alone);
    const soon = aideOf(
      'soon',
      "import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => process.exit(0));",
    );
    expect(plain(await settleBeside(worlds, {}, soon))).toEqual(alone);
    expect(plain(await settleBeside(worlds, {}, soon))).toEqual(alone);
  });
});
