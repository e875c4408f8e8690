import { useTranslation } from 'react-i18next';
import { useLocale } from '../i18n/language.ts';
import { useMe } from '../shared/me-context.ts';
import type { Words } from './figure-text.ts';

/** What numbers on screen are written with. */
export function useWords(): Words {
  const { t } = useTranslation();
  return { t, locale: useLocale(), currency: useMe().business.currency };
}
