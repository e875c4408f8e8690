import type { Entity, Understanding } from '../domain/understanding.ts';
import type { UnderstandContext } from '../engine/ports.ts';
import { detectLocale, isInTranslit } from './detect-locale.ts';
import { findEntities } from './entities/find-entities.ts';
import type { IntentClassifier } from './intent/intent-classifier.ts';
import { type Meant, meantIntents } from './intent/meant-intents.ts';
import { cyrillise } from './text/cyrillise.ts';
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
  const [{ intents, denied, order }, entities] = await Promise.all([
    meantIntents(text, locale, classifier).catch((error: unknown): Meant => {
      onFailure(error, 'intents');
      return { intents: [], denied: [], order: [] };
    }),
    entitiesOf(text, { ...context, locale }, onFailure),
  ]);
  return {
    locale,
    intents,
    ...(denied.length > 0 ? { denied } : {}),
    ...(intents.length > 1 ? { order } : {}),
    entities: intents.length > 0 ? withoutGuessedNames(entities) : entities,
    ...(isInTranslit(text, locale) ? { cyrillic: cyrillise(text.slice(0, LONGEST_READ)).text } : {}),
  };
}

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
