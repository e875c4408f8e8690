import type { TFunction } from 'i18next';
import type { Locale } from '../../domain/localized.ts';
import type { KpiView } from '../../http/views/kpi-view.ts';

/** How a figure stands against its goal. `unmeasured`: nothing to compare. `free`: no goal is set. */
export type Standing = 'met' | 'missed' | 'unmeasured' | 'free';

export function standingOf({ value, target }: Pick<KpiView, 'value' | 'target'>): Standing {
  if (value === null) return 'unmeasured';
  if (target.min === undefined && target.max === undefined) return 'free';
  return value >= (target.min ?? -Infinity) && value <= (target.max ?? Infinity) ? 'met' : 'missed';
}

/** A figure with its unit: `2,4 с`, `3 мин 20 с`, `87,5 %`, `3,8`. */
export function figure(t: TFunction, locale: Locale, unit: KpiView['unit'], value: number): string {
  switch (unit) {
    case 'share':
      return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }).format(value);
    case 'points':
      return new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(value);
    case 'seconds':
      return duration(t, locale, value);
  }
}

/** The goal in words: `не меньше 85 %`, `не больше 5 с`, `от 1 до 2`. Null when there is none. */
export function targetText(
  t: TFunction,
  locale: Locale,
  { unit, target }: Pick<KpiView, 'unit' | 'target'>,
): string | null {
  const { min, max } = target;
  const shown = (value: number): string => figure(t, locale, unit, value);
  if (min !== undefined && max !== undefined) return t('kpi.between', { min: shown(min), max: shown(max) });
  if (min !== undefined) return t('kpi.atLeast', { value: shown(min) });
  return max === undefined ? null : t('kpi.atMost', { value: shown(max) });
}

/** Details carry their unit in the name: a share is called `share…`, a count `count…`, all else has the unit of the figure. */
export function detailText(
  t: TFunction,
  locale: Locale,
  unit: KpiView['unit'],
  name: string,
  value: number | null,
): string {
  if (value === null) return t('kpi.noData');
  if (name.startsWith('count')) return new Intl.NumberFormat(locale).format(value);
  return figure(t, locale, name.startsWith('share') ? 'share' : unit, value);
}

function duration(t: TFunction, locale: Locale, value: number): string {
  const number = (amount: number): string =>
    new Intl.NumberFormat(locale, { maximumFractionDigits: amount < 1 ? 2 : amount < 10 ? 1 : 0 }).format(amount);
  if (value < 60) return t('time.seconds', { value: number(value) });
  if (value < 3600) {
    const seconds = Math.round(value % 60);
    const minutes = Math.floor(value / 60);
    return seconds > 0 && seconds < 60
      ? t('time.minutesSeconds', { minutes, seconds })
      : t('time.minutes', { value: Math.round(value / 60) });
  }
  return t('time.hours', { value: number(value / 3600) });
}
