import { fitFile } from '../capabilities/fit-file.ts';
import { capabilitiesOf } from '../capabilities/table.ts';
import type { MessageFile } from '../files/file.ts';
import { type Draft, type Refusal, refuse } from './draft.ts';

/** The files with these ids, in their order, where all of them are there and the dialog's channel takes them; or why not. */
export function filesFor(draft: Draft, ids: readonly string[]): { kind: 'files'; files: MessageFile[] } | Refusal {
  const files: MessageFile[] = [];
  for (const id of new Set(ids)) {
    const file = draft.situation.unsent?.find((known) => known.id === id);
    if (!file) return refuse('A file is not there any more: attach it again.');
    const fitted = fitFile(capabilitiesOf(draft.changes.dialog), file);
    if (fitted.kind === 'wrong_type') return refuse(`This messenger does not take files like ${file.name}.`);
    if (fitted.kind === 'too_large') {
      const most = Math.floor(fitted.mostBytes / (1024 * 1024));
      return refuse(`This messenger takes files of up to ${most} MB, and ${file.name} is larger.`);
    }
    files.push(file);
  }
  return { kind: 'files', files };
}
