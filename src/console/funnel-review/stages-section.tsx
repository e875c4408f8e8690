import { useTranslation } from 'react-i18next';
import type { ReviewStageView, ReviewView } from '../../http/views/funnel-review-view.ts';
import { countText } from '../figures/figure-text.ts';
import { useWords } from '../figures/use-words.ts';
import { useLocale } from '../i18n/language.ts';
import classes from './funnel.module.css';
import { lengthText } from './length-text.ts';
import { NumberButton } from './number-button.tsx';
import { ReviewSection } from './review-section.tsx';
import { ReviewTable } from './review-table.tsx';
import { StageName } from './stage-name.tsx';

/** Each stage: who was there, what became of them, how long they were there. */
export function StagesSection({ review }: { review: ReviewView }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const hasElsewhere = review.stages.some(({ elsewhere }) => elsewhere > 0);
  const columns = [
    'visited',
    'returned',
    'moved_on',
    'lost',
    'still_here',
    ...(hasElsewhere ? (['elsewhere'] as const) : []),
    'reached',
    'time',
  ] as const;
  const rows = review.stages
    .filter(({ visited, group }) => visited > 0 || group === 'active')
    .map((stage) => ({
      key: stage.stageId,
      title: <StageName stage={stage} />,
      cells: columns.map((column) => <Cell key={column} column={column} stage={stage} title={stage.title[locale]} />),
    }));
  return (
    <ReviewSection title={t('funnelReview.stages.title')} hint={t('funnelReview.stages.hint')} table="stages">
      <ReviewTable
        label={t('funnelReview.stages.title')}
        heading={t('funnelReview.stage')}
        columns={columns.map((column) => t(`funnelReview.columns.${column}`))}
        rows={rows}
      />
    </ReviewSection>
  );
}

type Column = 'visited' | 'returned' | 'moved_on' | 'lost' | 'still_here' | 'elsewhere' | 'reached' | 'time';

function Cell({ column, stage, title }: { column: Column; stage: ReviewStageView; title: string }) {
  const { t } = useTranslation();
  if (column === 'time') return <Time stage={stage} />;
  const named = `${title}: ${t(`funnelReview.columns.${column}`)}`;
  const opens = { of: column, stage: stage.stageId };
  switch (column) {
    case 'visited':
      return <NumberButton count={stage.visited} title={named} opens={opens} />;
    case 'returned':
      return <NumberButton count={stage.returned} title={named} opens={opens} />;
    case 'moved_on':
      // Nobody is expected to go on from a stage that ends the way.
      if (stage.toNext.value === null) return <span className={classes.none}>—</span>;
      return <NumberButton count={stage.movedOn} title={named} opens={opens} share={stage.toNext} />;
    case 'lost':
      return <NumberButton count={stage.dropped} title={named} opens={opens} />;
    case 'still_here':
      return <NumberButton count={stage.stillHere} title={named} opens={opens} />;
    case 'elsewhere':
      return <NumberButton count={stage.elsewhere} title={named} opens={opens} />;
    case 'reached':
      return <NumberButton count={stage.reached.numerator ?? 0} title={named} opens={opens} share={stage.reached} />;
  }
}

/** The median and p90 of who has left; who has not is told apart, with what half of all will take. */
function Time({ stage: { time, stageId, title } }: { stage: ReviewStageView }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const words = useWords();
  if (!time) return <span className={classes.none}>—</span>;
  const { left, median, p90, waiting, waitingMedian, expectedMedian } = time;
  const named = (part: string): string => `${title[locale]}: ${part}`;
  return (
    <span className={classes.time}>
      {left === 0 ? (
        <span className={classes.none}>—</span>
      ) : (
        <span title={t('funnelReview.time.of', { left: countText(words, left) })}>
          {t('funnelReview.time.left', { median: lengthText(words, median), p90: lengthText(words, p90) })}
        </span>
      )}
      {waiting > 0 && (
        <span className={classes.quiet}>
          {t('funnelReview.time.waiting', { length: lengthText(words, waitingMedian) })}{' '}
          <NumberButton
            count={waiting}
            title={named(t('funnelReview.parts.here'))}
            opens={{ of: 'here', stage: stageId }}
          />
        </span>
      )}
      {waiting > 0 && left > 0 && (
        <span className={classes.quiet} title={t('funnelReview.time.expectedText')}>
          {expectedMedian === null
            ? t('funnelReview.time.unknown')
            : t('funnelReview.time.expected', { length: lengthText(words, expectedMedian) })}
        </span>
      )}
    </span>
  );
}
