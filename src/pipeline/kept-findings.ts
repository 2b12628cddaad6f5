import { diagnose } from '../diagnostics/diagnose.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Model } from '../model/model.ts';
import { isRead, type ReadBeside, remembered } from '../parse/beside.ts';
import { readScenario } from '../parse/read.ts';
import { type ElsewhereFacts, FINDINGS, type Findings } from '../result/findings.ts';
import { hashOf } from './prepare.ts';

/** What runs of other scenarios found, kept beside them; with a warning for each that is not at hand. */
export function keptFindings(
  { page }: Pick<Model, 'page'>,
  beside: ReadBeside,
): { readonly found: readonly ElsewhereFacts[]; readonly warnings: readonly Diagnostic[] } {
  const found: ElsewhereFacts[] = [];
  const warnings: Diagnostic[] = [];
  for (const { value, span } of page.findingsOf) {
    const folder = value.replace(/\/+$/, '');
    const kept = beside(`${folder}/${FINDINGS}`, span.source, 'scenarios');
    const findings = isRead(kept) ? parsed(kept.text) : undefined;
    if (findings === undefined) {
      const reason = isRead(kept) ? 'it is not what a run keeps' : kept.reason;
      warnings.push(diagnose('findings-none', { path: folder, reason }, span));
      continue;
    }
    const source = beside(`${folder}/scenario.yaml`, span.source, 'scenarios');
    let unchanged = false;
    if (isRead(source)) {
      const files = remembered(beside);
      readScenario(source, findings.scenario, files.read);
      unchanged = hashOf([source, ...files.files()]) === findings.hash;
    }
    found.push({ ...findings, unchanged });
  }
  return { found, warnings };
}

/** Undefined where the text is no findings. */
function parsed(text: string): Findings | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && 'claims' in value && Array.isArray(value.claims)
      ? (value as Findings)
      : undefined;
  } catch {
    return undefined;
  }
}
