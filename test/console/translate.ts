import i18next, { type TFunction } from 'i18next';
import { en } from '../../src/console/locales/en.ts';
import { ru } from '../../src/console/locales/ru.ts';

/** The console's own texts outside a browser. */
export function translate(language: 'ru' | 'en'): TFunction {
  const instance = i18next.createInstance();
  void instance.init({
    lng: language,
    resources: { ru: { translation: ru }, en: { translation: en } },
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  return instance.t;
}
