import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { diagnose } from '../diagnostics/diagnose.ts';
import { EXIT, type Exit } from './exit.ts';
import { printDiagnostics } from './print-diagnostics.ts';
import { writeFiles } from './write-file.ts';

/**
 * The smallest scenario that says something: three claims in fifteen lines. It runs as it stands, and every number in it is
 * there to be replaced.
 */
export const FIRST_SCENARIO = `rubicon: 1
title: How much to ask for, and what it risks
actors: {asker: {title: The one who asks}}
assumptions:
  line: {is: 20% to 90%, unit: share, about: The largest demand that is let pass, source: judgement, because: Replace with your own.}
  loss: {is: 0.1 to 0.6, about: What a refusal costs, source: judgement, because: Replace with your own.}
decisions: {demand: {by: asker, choices: 0 to 1, default: 0.3}}
options: {modest: {title: Ask for little}, bold: {title: Ask for more, do: {demand: 0.6}}}
outcomes:
  refused: {is: demand > line, better: lower}
  worth: {is: "if refused then -loss else demand", better: higher, matters: 0.05}
claims:
  C1: {says: A modest demand is let pass., reading: It is let pass in at least 80 % of worlds., holds: "not refused[modest]", odds: very likely}
  C2: {says: Boldness pays., reading: Asking for more is worth more in most worlds., holds: "worth[bold] > worth[modest]"}
  C3: {says: Boldness is twice as risky., reading: Its chance of refusal is at least twice that of the modest demand., holds: "mean(refused[bold]) >= 2 * mean(refused[modest])"}
`;

/** `rubicon new NAME`: writes NAME/scenario.yaml and says what to do next. */
export async function newCommand(name: string): Promise<Exit> {
  const path = join(name, 'scenario.yaml');
  if (existsSync(path)) {
    printDiagnostics([diagnose('would-overwrite', { path })]);
    return EXIT.invalid;
  }
  try {
    await writeFiles([{ path, text: FIRST_SCENARIO }]);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    printDiagnostics([diagnose('cannot-write', { path, reason })]);
    return EXIT.invalid;
  }
  process.stdout.write(
    `Wrote ${path}: three claims, two options, two assumptions.\nRun it with: rubicon run ${name}\n`,
  );
  process.stderr.write(
    `Change ${basename(path)} and run again; \`rubicon check ${name}\` tells mistakes apart.\n`,
  );
  return EXIT.ok;
}
