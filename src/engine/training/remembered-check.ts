import { setImmediate as breathe } from 'node:timers/promises';
import { checkInSteps, type DraftProblem } from '../../domain/training/check-draft.ts';
import type { IntentFile } from '../../domain/training/intent-file.ts';
import type { Draft } from '../../store/training/draft.ts';

/** What is wrong with a draft: looked for in steps, so that messages are answered in between, and remembered until it is another one. */
export function rememberedCheck(running: () => readonly IntentFile[]): (draft: Draft) => Promise<DraftProblem[]> {
  let last: { version: number; bare: boolean; running: readonly IntentFile[]; found: Promise<DraftProblem[]> } | null =
    null;
  return ({ version, bare, intents }) => {
    const now = running();
    const isKnown = last?.version === version && last.bare === bare && (!bare || last.running === now);
    if (!last || !isKnown) last = { version, bare, running: now, found: check(intents) };
    return last.found;
  };
}

async function check(intents: Draft['intents']): Promise<DraftProblem[]> {
  const checking = checkInSteps(intents);
  for (;;) {
    const step = checking.next();
    if (step.done) return step.value;
    await breathe();
  }
}
