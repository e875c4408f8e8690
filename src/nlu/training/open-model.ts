import { thinned } from '../../domain/training/folds.ts';
import type { DraftIntent } from '../../domain/training/intent-file.ts';
import { CLASSIFIER_VERSION, type IntentClassifier, loadClassifier } from '../intent/intent-classifier.ts';
import { ask } from './ask-model.ts';

export type OpenedModel =
  | { kind: 'opened'; classifier: IntentClassifier }
  /** Made by another version of the program: it has to be trained anew from its samples. */
  | { kind: 'other_version' }
  | { kind: 'broken'; reason: string };

/** So many samples of each intent and language are asked. */
const ASKED = 3;
const MOST_ASKED = 200;
/** A model knows its own samples; far fewer right ones are those of damage, not of doubt. */
const LEAST_RIGHT = 0.7;

/** Reads a kept model and asks it about some of its own samples, before anything runs on it. */
export async function openModel(
  { version, bytes }: { version: string; bytes: Uint8Array },
  intents: readonly DraftIntent[],
): Promise<OpenedModel> {
  if (version !== CLASSIFIER_VERSION) return { kind: 'other_version' };
  try {
    const classifier = await loadClassifier(JSON.parse(Buffer.from(bytes).toString('utf8')));
    const own = intents.flatMap(({ intent, utterances: { ru, en } }) => [
      ...ru.slice(0, ASKED).map((text) => ({ text, intent, locale: 'ru' as const })),
      ...en.slice(0, ASKED).map((text) => ({ text, intent, locale: 'en' as const })),
    ]);
    const lines = thinned(own, MOST_ASKED, 1);
    const outcomes = await ask(classifier, lines);
    const right = outcomes.filter(({ actual, predicted }) => actual === predicted).length;
    if (right < LEAST_RIGHT * lines.length)
      return { kind: 'broken', reason: `it knows only ${right} of ${lines.length} of its own samples` };
    return { kind: 'opened', classifier };
  } catch (error) {
    return { kind: 'broken', reason: error instanceof Error ? error.message.slice(0, 200) : String(error) };
  }
}
