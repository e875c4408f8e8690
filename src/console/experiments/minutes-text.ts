import type { TFunction } from 'i18next';

/** `за 1 д, за 2 ч`: how long before a visit. */
export const minutesText = (t: TFunction, minutes: readonly number[]): string =>
  minutes.map((one) => t('experiments.before', { span: spanOf(t, one) })).join(', ');

function spanOf(t: TFunction, minutes: number): string {
  const days = Math.floor(minutes / 1440);
  const hours = Math.floor((minutes % 1440) / 60);
  const rest = minutes % 60;
  return [
    days > 0 ? t('time.days', { value: days }) : '',
    hours > 0 ? t('time.hours', { value: hours }) : '',
    rest > 0 ? t('time.minutes', { value: rest }) : '',
  ]
    .filter(Boolean)
    .join(' ');
}

/** What people type: `1440, 120`. Null where it is no list of whole minutes. */
export function readMinutes(text: string): number[] | null {
  const parts = text
    .split(/[,;\s]+/u)
    .filter(Boolean)
    .map(Number);
  const isGood = parts.length > 0 && parts.every((part) => Number.isInteger(part) && part >= 5 && part <= 20_160);
  return isGood ? [...new Set(parts)].sort((a, b) => b - a) : null;
}
