import { useTranslation } from 'react-i18next';
import type { ResponderCostsView } from '../../http/views/responder-view.ts';
import { useLocale } from '../i18n/language.ts';
import { dayTitle } from '../shared/format-time.ts';
import { count, dollars } from './amounts.ts';
import classes from './responder.module.css';

/** The days on which anything was done, the latest first. */
export function CostTable({ days }: { days: ResponderCostsView['days'] }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const today = days.at(-1)?.date ?? '';
  const busy = days.filter((day) => day.tokens + day.byGpt + day.byPages + day.unsure + day.handoffs > 0).toReversed();
  const columns = ['byGpt', 'byPages', 'unsure', 'handoffs', 'rejected'] as const;
  const titles = {
    byGpt: t('responder.replies'),
    byPages: t('responder.pages'),
    unsure: t('responder.unsure'),
    handoffs: t('responder.handoffs'),
    rejected: t('responder.rejected'),
  };
  return (
    <details className={classes.details}>
      <summary>{t('responder.table')}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard. */}
      <section className={classes.scroll} tabIndex={0} aria-label={t('responder.table')}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('responder.day')}</th>
              <th scope="col">{t('responder.money')}</th>
              <th scope="col">{t('responder.tokens')}</th>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {titles[column]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {busy.map((day) => (
              <tr key={day.date}>
                <th scope="row">{dayTitle(locale, day.date, today)}</th>
                <td>{dollars(locale, day.cost)}</td>
                <td>{count(locale, day.tokens)}</td>
                {columns.map((column) => (
                  <td key={column}>{count(locale, day[column])}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}
