import type { TFunction } from 'i18next';
import i18next from 'i18next';
import type { ru } from '../locales/ru.ts';

type KnownIntent = keyof typeof ru.intents;

/** An intent in words; one added by the owner's own files keeps its id. Dots separate keys in i18next, so ids use dashes there. */
export function intentTitle(t: TFunction, intent: string): string {
  const key = intent.replaceAll('.', '-');
  return isKnown(key) ? t(`intents.${key}`) : intent;
}

function isKnown(key: string): key is KnownIntent {
  return i18next.exists(`intents.${key}`);
}
