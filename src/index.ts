/** Rubicon as a library: build a scenario in code, check it, play it. */
export { scenario } from './author/scenario.ts';
export type { Body, Formula, Names, Scenario } from './author/types.ts';
export type { Diagnostic, Outcome, SourceFile } from './diagnostics/diagnostic.ts';
export { frame } from './diagnostics/frame.ts';
export type { Model } from './model/model.ts';
export { checkFile, type Ran, type Request, type RunHooks, run } from './pipeline.ts';
export { formatText } from './print/format.ts';
export type { Result } from './result/result.ts';
export { VERSION } from './result/version.ts';
