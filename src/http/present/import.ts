import type { ContactImport } from '../../domain/contacts/import.ts';
import type { ImportError } from '../../store/contacts/import-rows.ts';
import type { ImportView } from '../views/contact-view.ts';

export function presentImport(found: ContactImport, errors: readonly ImportError[]): ImportView {
  const { id, fileName, bytes, form, columns, sample, mapping, tags, state, counts, checked, problem } = found;
  return {
    id,
    createdAt: found.createdAt.toISOString(),
    fileName,
    bytes,
    encoding: form.encoding,
    delimiter: form.delimiter,
    columns,
    sample,
    mapping,
    tags,
    state,
    counts,
    checked,
    problem,
    errors: errors.map(({ line, reason, row }) => ({ line, reason, row })),
    finishedAt: found.finishedAt?.toISOString() ?? null,
  };
}
