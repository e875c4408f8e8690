import { useTranslation } from 'react-i18next';
import type { ReviewView, TransitionView } from '../../http/views/funnel-review-view.ts';
import { WITHOUT } from '../figures/figure-filters.ts';
import { useLocale } from '../i18n/language.ts';
import classes from './funnel.module.css';
import { Matrix } from './matrix.tsx';
import { NumberButton } from './number-button.tsx';
import { ReviewSection } from './review-section.tsx';
import { SankeyChart } from './sankey-chart.tsx';
import { forwardFlows } from './sankey-options.ts';

/** From where to where dialogs went: the picture, the ways back that it cannot show, and all of it as a table. */
export function FlowsSection({ review }: { review: ReviewView }) {
  const { t } = useTranslation();
  const forward = new Set(forwardFlows(review));
  const back = review.transitions.filter((flow) => !forward.has(flow));
  return (
    <ReviewSection title={t('funnelReview.flows.title')} hint={t('funnelReview.flows.hint')} table="transitions">
      <SankeyChart review={review} />
      {back.length > 0 && (
        <>
          <h3 className={classes.subtitle}>{t('funnelReview.flows.back')}</h3>
          <ul className={classes.flows}>
            {back.map((flow) => (
              <Flow key={`${flow.from}-${flow.to}`} flow={flow} review={review} />
            ))}
          </ul>
        </>
      )}
      <details className={classes.asTable}>
        <summary>{t('funnelReview.flows.table')}</summary>
        <Matrix review={review} />
      </details>
    </ReviewSection>
  );
}

function Flow({ flow: { from, to, dialogs }, review }: { flow: TransitionView; review: ReviewView }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const titleOf = (id: string | null): string =>
    review.stages.find(({ stageId }) => stageId === id)?.title[locale] ?? t('funnelReview.cameIn');
  const way = t('funnelReview.way', { from: titleOf(from), to: titleOf(to) });
  return (
    <li>
      {way}{' '}
      <NumberButton
        count={dialogs}
        title={way}
        opens={{ of: 'transition', stage: from ?? WITHOUT, target: to ?? WITHOUT }}
      />
    </li>
  );
}
