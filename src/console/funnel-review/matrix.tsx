import { useMediaQuery } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import type { ReviewView } from '../../http/views/funnel-review-view.ts';
import { WITHOUT } from '../figures/figure-filters.ts';
import tables from '../figures/table.module.css';
import { useLocale } from '../i18n/language.ts';
import classes from './funnel.module.css';
import { NumberButton } from './number-button.tsx';

/** How many went from each stage (a row) to each other (a column); on a phone a list of the same. */
export function Matrix({ review }: { review: ReviewView }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const isPhone = useMediaQuery('(max-width: 767px)', false, { getInitialValueInEffect: false });
  const seen = (side: 'from' | 'to'): (string | null)[] => {
    const ids = new Set(review.transitions.map((flow) => flow[side]));
    const stages = review.stages.map(({ stageId }) => stageId).filter((id) => ids.has(id));
    if (!ids.has(null)) return stages;
    return side === 'from' ? [null, ...stages] : [...stages, null];
  };
  const titleOf = (id: string | null, side: 'from' | 'to'): string => {
    if (id === null) return side === 'from' ? t('funnelReview.cameIn') : t('funnelReview.wentOut');
    return review.stages.find(({ stageId }) => stageId === id)?.title[locale] ?? id;
  };
  const cell = (from: string | null, to: string | null) => {
    const dialogs = review.transitions.find((flow) => flow.from === from && flow.to === to)?.dialogs ?? 0;
    if (dialogs === 0) return <span className={classes.none}>·</span>;
    const title = t('funnelReview.way', { from: titleOf(from, 'from'), to: titleOf(to, 'to') });
    return (
      <NumberButton
        count={dialogs}
        title={title}
        opens={{ of: 'transition', stage: from ?? WITHOUT, target: to ?? WITHOUT }}
      />
    );
  };
  if (isPhone) {
    return (
      <ul className={classes.flows}>
        {review.transitions.map(({ from, to }) => (
          <li key={`${from}-${to}`}>
            {t('funnelReview.way', { from: titleOf(from, 'from'), to: titleOf(to, 'to') })} {cell(from, to)}
          </li>
        ))}
      </ul>
    );
  }
  const columns = seen('to');
  const label = t('funnelReview.table', { title: t('funnelReview.flows.title') });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by the keyboard
    <section className={tables.scroll} aria-label={label} tabIndex={0}>
      <table className={tables.table}>
        <thead>
          <tr>
            <th scope="col">{t('funnelReview.fromTo')}</th>
            {columns.map((to) => (
              <th key={to} scope="col">
                {titleOf(to, 'to')}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {seen('from').map((from) => (
            <tr key={from}>
              <th scope="row">{titleOf(from, 'from')}</th>
              {columns.map((to) => (
                <td key={to}>{cell(from, to)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
