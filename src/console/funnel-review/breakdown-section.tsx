import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReviewSegmentView, ReviewView } from '../../http/views/funnel-review-view.ts';
import type { FigureView } from '../../http/views/kpi-view.ts';
import { WITHOUT } from '../figures/figure-filters.ts';
import { valueTitle } from '../figures/value-title.ts';
import { useLocale } from '../i18n/language.ts';
import classes from './funnel.module.css';
import { goals } from './goals.ts';
import { NumberButton } from './number-button.tsx';
import type { Opened } from './opened.ts';
import { ReviewSection } from './review-section.tsx';
import { ReviewTable } from './review-table.tsx';

const DIMENSIONS = ['source', 'channel', 'manager'] as const;
type By = (typeof DIMENSIONS)[number];

/** The main figures by source, by channel and by manager. */
export function BreakdownSection({ review }: { review: ReviewView }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const [by, setBy] = useState<By>('source');
  const shown = goals.filter((goal) => goal !== 'converted' || review.goals.converted.denominator !== null);
  const hasRules = review.required.length > 0;
  return (
    <ReviewSection
      title={t('funnelReview.breakdown.title')}
      table={by}
      aside={
        <SegmentedControl
          aria-label={t('funnelReview.breakdown.by')}
          value={by}
          onChange={setBy}
          data={DIMENSIONS.map((value) => ({ value, label: t(`funnelReview.breakdown.${value}`) }))}
        />
      }
    >
      {review.segments[by].length === 0 ? (
        <p className={classes.quiet}>{t('figures.cutEmpty')}</p>
      ) : (
        <ReviewTable
          label={t('funnelReview.breakdown.title')}
          heading={t(`figures.dimensions.${by}`)}
          columns={[
            t('funnelReview.main.all'),
            ...shown.map((goal) => t(`funnelReview.reached.${goal}`)),
            t('funnelReview.main.lost'),
            ...(hasRules ? [t('funnelReview.main.skipped')] : []),
          ]}
          rows={review.segments[by].map((segment) => {
            const title = valueTitle(t, locale, by, segment);
            return { key: segment.key ?? WITHOUT, title, cells: cellsOf(segment, title) };
          })}
        />
      )}
    </ReviewSection>
  );

  function cellsOf({ key, dialogs, lost, skipped, goals: reached }: ReviewSegmentView, title: string) {
    const narrowing = { [by]: key ?? WITHOUT };
    const number = (name: string, count: number, opens: Opened, share?: FigureView) => (
      <NumberButton
        key={name}
        count={count}
        title={`${title}: ${name}`}
        opens={{ ...opens, narrowing }}
        share={share}
      />
    );
    return [
      number(t('funnelReview.main.all'), dialogs, { of: 'all' }),
      ...shown.map((goal) =>
        number(t(`funnelReview.reached.${goal}`), reached[goal].numerator ?? 0, { of: 'reached', goal }, reached[goal]),
      ),
      number(t('funnelReview.main.lost'), lost, { of: 'lost' }),
      ...(hasRules ? [number(t('funnelReview.main.skipped'), skipped.numerator ?? 0, { of: 'skipped' }, skipped)] : []),
    ];
  }
}
