import type { Locale } from '../domain/localized.ts';
import type { Entity, Understanding } from '../domain/understanding.ts';
import type { UnderstandContext } from '../engine/ports.ts';
import { detectLocale } from './detect-locale.ts';
import { findEntities } from './entities/find-entities.ts';
import type { IntentClassifier } from './intent/intent-classifier.ts';
import { LONGEST_READ } from './text/words.ts';

/** Told about what should never happen: a part of the understanding failed on a text. */
export type OnFailure = (error: unknown, part: 'intents' | 'entities') => void;

/** What one message means. A part that fails is told and left empty, for a customer's text must never stop the bot. */
export async function understand(
  text: string,
  context: UnderstandContext,
  classifier: IntentClassifier,
  onFailure: OnFailure,
): Promise<Understanding> {
  const locale = detectLocale(text, context.locale);
  const [intents, entities] = await Promise.all([
    allIntents(text, locale, classifier).catch((error: unknown) => {
      onFailure(error, 'intents');
      return [];
    }),
    entitiesOf(text, { ...context, locale }, onFailure),
  ]);
  return { locale, intents, entities: intents.length > 0 ? withoutGuessedNames(entities) : entities };
}

/**
 * What the whole text means, and behind it what single sentences of it surely mean beside that: "Yes, perfect. Can you give me
 * your number?" is a yes and a question.
 */
async function allIntents(
  text: string,
  locale: Locale,
  classifier: IntentClassifier,
): Promise<Understanding['intents']> {
  const whole = await classifier.classify(text, locale);
  const sentences = sentencesOf(text);
  // What is out of scope as a whole stays so: a greeting before it changes nothing.
  if (whole.length === 0 || sentences.length < 2) return whole;
  const parts = await Promise.all(sentences.map((sentence) => classifier.classify(sentence, locale)));
  const known = new Set(whole.map(({ intent }) => intent));
  const more = new Map<string, number>();
  for (const [best] of parts) {
    if (best && best.score >= SURE_PART && !known.has(best.intent) && !COURTESY.test(best.intent)) {
      more.set(best.intent, Math.max(best.score, more.get(best.intent) ?? 0));
    }
  }
  const added = [...more].map(([intent, score]) => ({ intent, score })).sort((a, b) => b.score - a.score);
  return [...whole, ...added];
}

/** Sentences, and a few words before the first comma as one of their own: "Yes perfect, can you send me the number". */
function sentencesOf(text: string): string[] {
  const head = text.slice(0, LONGEST_READ).trim();
  const opening = OPENING.exec(head)?.[0] ?? '';
  return [opening, ...head.slice(opening.length).split(/(?<=[.!?;…])\s+|\n+/u)]
    .map((sentence) => sentence.trim())
    .filter((sentence) => /\p{L}/u.test(sentence))
    .slice(0, MOST_SENTENCES);
}

const OPENING = /^[\p{L}']{1,15}(?: [\p{L}']{1,15}){0,2}, /u;
/** A greeting or yes beside a wish adds nothing to it. */
const COURTESY = /^(?:smalltalk|answer)\./;
const SURE_PART = 0.7;
const MOST_SENTENCES = 6;

async function entitiesOf(text: string, context: UnderstandContext, onFailure: OnFailure): Promise<Entity[]> {
  try {
    return findEntities(text, context);
  } catch (error) {
    onFailure(error, 'entities');
    return [];
  }
}

/** A word that only might be a name is none when the message clearly means something. */
const withoutGuessedNames = (entities: readonly Entity[]) =>
  entities.filter(({ kind, confidence }) => kind !== 'name' || confidence >= SURE_NAME);

const SURE_NAME = 0.8;
