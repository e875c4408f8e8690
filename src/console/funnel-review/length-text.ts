import { figureText, type Words } from '../figures/figure-text.ts';

const DAY_SECONDS = 86_400;

/** `12 мин`, `3,5 ч`, `4 дн.`; a dash where nothing was measured. */
export function lengthText(words: Words, seconds: number | null): string {
  if (seconds === null) return '—';
  if (seconds < 2 * DAY_SECONDS) return figureText(words, 'seconds', seconds);
  const days = new Intl.NumberFormat(words.locale, { maximumFractionDigits: 1 }).format(seconds / DAY_SECONDS);
  return words.t('time.days', { value: days });
}
