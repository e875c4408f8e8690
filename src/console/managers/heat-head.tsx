import { useTranslation } from 'react-i18next';
import type { SeriesStep } from '../../domain/analytics/figure-query.ts';
import { useLocale } from '../i18n/language.ts';
import { stretchTitle } from '../kpi/stretch-title.ts';
import { useMe } from '../shared/me-context.ts';
import { useNow } from '../shared/use-now.ts';
import { dayIn } from '../shared/zoned.ts';
import classes from './heat.module.css';

/** Days by their number, with the month where it begins; weeks and months by their names. In full for those who hear it. */
export function HeatHead({ starts, step }: { starts: readonly string[]; step: SeriesStep }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const today = dayIn(useMe().business.timezone, useNow());
  const month = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', month: 'short' });
  return (
    <thead>
      <tr>
        <th scope="col">{t('managers.manager')}</th>
        {starts.map((start, at) => {
          const day = new Date(start);
          const isFirst = at === 0 || starts[at - 1]?.slice(0, 7) !== start.slice(0, 7);
          return (
            <th key={start} scope="col">
              <span className={classes.month} aria-hidden>
                {isFirst || step === 'month' ? month.format(day) : ''}
              </span>
              <span aria-hidden>{step === 'month' ? start.slice(2, 4) : day.getUTCDate()}</span>
              <span className={classes.hidden}>{stretchTitle(locale, start, step, today)}</span>
            </th>
          );
        })}
      </tr>
    </thead>
  );
}
