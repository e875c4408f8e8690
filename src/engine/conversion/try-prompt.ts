import type { ConversionDeps } from './conversion-deps.ts';
import { judgeDialog, type Outcome } from './judge-dialog.ts';

export const MOST_TRIED = 10;

/** Judges some dialogs by words that are not saved yet. Nothing is stored but what it cost. Verdicts in the order of the dialogs. */
export const tryPrompt = (deps: ConversionDeps, text: string, dialogIds: readonly string[]): Promise<Outcome[]> =>
  Promise.all(dialogIds.slice(0, MOST_TRIED).map((dialogId) => judgeDialog(deps, dialogId, text)));
