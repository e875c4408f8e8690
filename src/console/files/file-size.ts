import type { TFunction } from 'i18next';

/** `1,4 МБ`: as people say it, by the thousand and rounded. */
export function fileSize(t: TFunction, locale: string, bytes: number): string {
  const kilobytes = bytes / 1024;
  if (kilobytes < 1000) return t('files.kilobytes', { size: number(locale, Math.max(1, Math.round(kilobytes)), 0) });
  const megabytes = kilobytes / 1024;
  return t('files.megabytes', { size: number(locale, megabytes, megabytes < 10 ? 1 : 0) });
}

const number = (locale: string, value: number, digits: number): string =>
  new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value);
