import { useTranslation } from 'react-i18next';
import { useLocale } from '../i18n/language.ts';
import { useMe } from '../shared/me-context.ts';
import { useNow } from '../shared/use-now.ts';
import { dayIn } from '../shared/zoned.ts';
import { daysText } from './days-text.ts';
import type { Drill } from './drill.ts';
import { dimensions } from './figure-filters.ts';
import { dayAfter } from './period.ts';
import { useFigureFilters } from './use-figure-filters.ts';
import { useValueTitles } from './use-value-titles.ts';

/** What is counted in words: `1–30 марта · Менеджер: Анна · Канал: Telegram`. */
export function useScopeText({ narrowing, from, to }: Pick<Drill, 'narrowing' | 'from' | 'to'>): string {
  const { t } = useTranslation();
  const locale = useLocale();
  const { timezone } = useMe().business;
  const today = dayIn(timezone, useNow());
  const { filters, bounds } = useFigureFilters();
  const titleOf = useValueTitles(bounds);
  if (!bounds) return '';
  const first = from || dayIn(timezone, new Date(bounds.from));
  const last = to || dayAfter(dayIn(timezone, new Date(bounds.to)), -1);
  const all = { ...filters.narrowing, ...narrowing };
  const narrowings = dimensions.flatMap((name) => {
    const value = all[name];
    return value === undefined ? [] : [`${t(`figures.dimensions.${name}`)}: ${titleOf(name, value)}`];
  });
  return [daysText(locale, first, last, today), ...narrowings, ...(filters.withSpam ? [t('figures.spam')] : [])].join(
    ' · ',
  );
}
