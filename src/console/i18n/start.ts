import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en } from '../locales/en.ts';
import { ru } from '../locales/ru.ts';
import { chosenLanguage } from './language.ts';

/** Makes texts available to every component, in the language chosen before or the browser's. */
export function startI18n(): void {
  i18next.on('languageChanged', (language) => {
    document.documentElement.lang = language;
  });
  void i18next.use(initReactI18next).init({
    resources: { ru: { translation: ru }, en: { translation: en } },
    lng: chosenLanguage(),
    fallbackLng: 'ru',
    interpolation: { escapeValue: false },
  });
}
