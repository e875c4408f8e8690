import { useTranslation } from 'react-i18next';
import type { KpisView } from '../../http/views/kpi-view.ts';
import { useLocale } from '../i18n/language.ts';
import { clockTime, dayAndTime, dayTitle } from '../shared/format-time.ts';
import { useMe } from '../shared/me-context.ts';
import { useNow } from '../shared/use-now.ts';
import { dayIn } from '../shared/zoned.ts';
import { daysText } from './days-text.ts';
import classes from './figures.module.css';
import { dayAfter } from './period.ts';

/** Which days these are, with which they are compared, and up to when what happened is counted. */
export function AsOf({
  kpis: { from, to, compare, asOf },
}: {
  kpis: Pick<KpisView, 'from' | 'to' | 'compare' | 'asOf'>;
}) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { timezone } = useMe().business;
  const now = useNow();
  const today = dayIn(timezone, now);
  const days = (span: { from: string; to: string }): string => {
    const first = dayIn(timezone, new Date(span.from));
    const last = dayAfter(dayIn(timezone, new Date(span.to)), -1);
    return last < first ? dayTitle(locale, first, today) : daysText(locale, first, last, today);
  };
  const isToday = dayIn(timezone, new Date(asOf)) === today;
  const clock = isToday ? clockTime(locale, timezone, asOf) : dayAndTime(locale, timezone, asOf, now);
  // Before anything was counted it is the beginning of time.
  const isCounted = Date.parse(asOf) > 0;
  return (
    <p className={classes.asOf}>
      {[
        days({ from, to }),
        ...(compare ? [t('figures.comparedTo', { days: days(compare) })] : []),
        ...(isCounted ? [t('figures.asOf', { at: clock })] : []),
      ].join(' · ')}
    </p>
  );
}
