import { keepStored, readStored } from '../../shared/storage.ts';

const keyOf = (dialogId: string): string => `voronka.draft.${dialogId}`;

/** An unfinished reply outlives a change of dialog and a reload. */
export function readDraft(dialogId: string): string {
  return readStored(keyOf(dialogId)) ?? '';
}

export function keepDraft(dialogId: string, text: string): void {
  keepStored(keyOf(dialogId), text.trim() === '' ? null : text);
}
