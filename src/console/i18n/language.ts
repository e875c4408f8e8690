import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Locale } from '../../domain/localized.ts';
import { keepStored, readStored } from '../shared/storage.ts';

const STORED = 'voronka.language';

export function chosenLanguage(): Locale {
  const wished = [readStored(STORED) ?? '', ...navigator.languages];
  const known = wished.map((tag) => tag.slice(0, 2)).find((code) => code === 'ru' || code === 'en');
  return known ?? 'ru';
}

export function chooseLanguage(locale: Locale): void {
  keepStored(STORED, locale);
  void i18next.changeLanguage(locale);
}

/** The language on screen, to pick from texts that come in both. */
export function useLocale(): Locale {
  const { i18n } = useTranslation();
  return i18n.language === 'en' ? 'en' : 'ru';
}
