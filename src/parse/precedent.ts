import { diagnose } from '../diagnostics/diagnose.ts';
import type { Diagnostic, SourceFile } from '../diagnostics/diagnostic.ts';
import type { At } from '../syntax/scenario.ts';
import { isRead, type ReadBeside } from './beside.ts';

/** The file of another scenario, named by its file or its folder from the file in which the path stands; and its identifier. */
export function scenarioBeside(
  { value: path, span }: At<string>,
  beside: ReadBeside,
): { readonly source: SourceFile; readonly id: string } | Diagnostic {
  const file = /\.ya?ml$/.test(path) ? path : `${path.replace(/\/+$/, '')}/scenario.yaml`;
  const found = beside(file, span.source, 'scenarios');
  if (isRead(found)) return { source: found, id: file.split('/').at(-2) ?? path };
  const {
    reason,
    mend = 'Name another scenario by its path from this one, as in `../other` or `base.yaml`.',
  } = found;
  return diagnose('beside-unreadable', { path, reason, mend }, span);
}
