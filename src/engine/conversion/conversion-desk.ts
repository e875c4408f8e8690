import type { ConversionDeps } from './conversion-deps.ts';
import type { ConversionWorker } from './conversion-worker.ts';
import { nextDay, type Outcome } from './judge-dialog.ts';
import { tryPrompt } from './try-prompt.ts';

/** What people at a screen may ask of the judge. */
export interface ConversionDesk {
  /** Null without a key: a rule over events judges. */
  model: string | null;
  /** Judges dialogs by words that are not saved; see `tryPrompt`. */
  tryOut(text: string, dialogIds: readonly string[]): Promise<Outcome[]>;
  /** A re-run has been asked for. */
  wake(): void;
  /** When the budget is whole again. */
  nextDay(): Date;
}

export const openDesk = (deps: ConversionDeps, worker: Pick<ConversionWorker, 'wake'>): ConversionDesk => ({
  model: deps.judge?.model ?? null,
  tryOut: (text, dialogIds) => tryPrompt(deps, text, dialogIds),
  wake: worker.wake,
  nextDay: () => nextDay(deps),
});
