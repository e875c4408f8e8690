import { useTranslation } from 'react-i18next';
import type { ReviewView } from '../../http/views/funnel-review-view.ts';
import type { FigureView } from '../../http/views/kpi-view.ts';
import { intervalText } from '../figures/figure-text.ts';
import { useWords } from '../figures/use-words.ts';
import classes from './funnel.module.css';
import { goals } from './goals.ts';
import { NumberButton } from './number-button.tsx';
import type { Opened } from './opened.ts';

/** How many dialogs there were, and what has come of them from end to end. */
export function MainFigures({ review }: { review: ReviewView }) {
  const { t } = useTranslation();
  return (
    <dl className={classes.mains}>
      <Main title={t('funnelReview.main.all')} count={review.dialogs} opens={{ of: 'all' }} />
      {goals.map((goal) => {
        const share = review.goals[goal];
        // Nobody has been judged where there is no conversion prompt at work.
        if (goal === 'converted' && share.denominator === null) return null;
        return (
          <Main
            key={goal}
            title={t(`funnelReview.reached.${goal}`)}
            count={share.numerator ?? 0}
            share={share}
            opens={{ of: 'reached', goal }}
            isChosen={goal === review.goal}
          />
        );
      })}
      <Main title={t('funnelReview.main.lost')} count={review.lost} opens={{ of: 'lost' }} />
      {review.required.length > 0 && (
        <Main
          title={t('funnelReview.main.skipped')}
          count={review.skipped.numerator ?? 0}
          share={review.skipped}
          opens={{ of: 'skipped' }}
        />
      )}
    </dl>
  );
}

interface MainProps {
  title: string;
  count: number;
  opens: Opened;
  share?: FigureView;
  isChosen?: boolean;
}

function Main({ title, count, opens, share, isChosen }: MainProps) {
  const { t } = useTranslation();
  const words = useWords();
  const interval = share ? intervalText(words, 'share', share.interval) : null;
  return (
    <div className={classes.main} data-chosen={isChosen || undefined}>
      <dt>{title}</dt>
      <dd>
        <NumberButton count={count} title={title} opens={opens} share={share} />
        {interval !== null && (
          <span className={classes.quiet} title={t('figures.intervalText')}>
            {share?.small && `${t('figures.small')} · `}
            {interval}
          </span>
        )}
      </dd>
    </div>
  );
}
