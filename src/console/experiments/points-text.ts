import type { Locale } from '../../domain/localized.ts';

/** A difference in points with its sign, the same sign in all languages: `+3,3`, `−2`, `0`. */
export function pointsText(locale: Locale): (points: number) => string {
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1, signDisplay: 'exceptZero' });
  // A hyphen is what the browser sets for a minus.
  return (points) => number.format(points).replace('-', '−');
}
