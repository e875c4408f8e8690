import i18next, { type TFunction } from 'i18next';
import type { Locale } from '../../domain/localized.ts';
import type { KpiView } from '../../http/views/kpi-view.ts';
import type { ru } from '../locales/ru.ts';

type Short = keyof typeof ru.figures.short;

/** The name of a figure as the head of a column; one that has no short name keeps its own. */
export function shortTitle(t: TFunction, locale: Locale, { id, title }: Pick<KpiView, 'id' | 'title'>): string {
  return isShort(id) ? t(`figures.short.${id}`) : title[locale];
}

function isShort(id: string): id is Short {
  return i18next.exists(`figures.short.${id}`);
}
