import { useTranslation } from 'react-i18next';
import type { RequiredStageView, ReviewView } from '../../http/views/funnel-review-view.ts';
import { WITHOUT } from '../figures/figure-filters.ts';
import { useLocale } from '../i18n/language.ts';
import classes from './funnel.module.css';
import { NumberButton } from './number-button.tsx';
import { ReviewSection } from './review-section.tsx';
import { ReviewTable } from './review-table.tsx';

/** Who was carried past a required stage, from where to where and by whose hand. */
export function SkippedSection({ review }: { review: ReviewView }) {
  const { t } = useTranslation();
  return (
    <ReviewSection title={t('funnelReview.skipped.title')} hint={t('funnelReview.skipped.hint')} table="skipped">
      {review.required.length === 0 && <p className={classes.quiet}>{t('funnelReview.skipped.noRules')}</p>}
      {review.required.map((required) => (
        <Required key={required.stageId} required={required} review={review} />
      ))}
    </ReviewSection>
  );
}

function Required({ required, review }: { required: RequiredStageView; review: ReviewView }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { stageId, beyond, passed, skipped, madeUp, reachedWhenPassed, reachedWhenSkipped, jumps } = required;
  const titleOf = (id: string | null): string =>
    review.stages.find((stage) => stage.stageId === id)?.title[locale] ?? t('funnelReview.cameIn');
  const title = titleOf(stageId);
  const part = (of: 'beyond' | 'passed' | 'skipped', count: number) => (
    <NumberButton count={count} title={`${title}: ${t(`funnelReview.parts.${of}`)}`} opens={{ of, stage: stageId }} />
  );
  const reached = (share: RequiredStageView['reachedWhenPassed']): string =>
    share.value === null
      ? ''
      : t('funnelReview.skipped.reached', {
          share: new Intl.NumberFormat(locale, { style: 'percent' }).format(share.value),
          goal: t(`funnelReview.goals.${review.goal}`),
        });
  return (
    <div className={classes.requiredStage}>
      <h3 className={classes.subtitle}>{title}</h3>
      {beyond === 0 ? (
        <p className={classes.quiet}>{t('funnelReview.skipped.nobody')}</p>
      ) : (
        <ul className={classes.facts}>
          <li>
            {t('funnelReview.parts.beyond')} {part('beyond', beyond)}
          </li>
          <li>
            {t('funnelReview.parts.passed')} {part('passed', passed)}{' '}
            <span className={classes.quiet}>{reached(reachedWhenPassed)}</span>
          </li>
          <li>
            {t('funnelReview.parts.skipped')} {part('skipped', skipped)}{' '}
            <span className={classes.quiet}>{reached(reachedWhenSkipped)}</span>
          </li>
          {madeUp > 0 && <li className={classes.quiet}>{t('funnelReview.skipped.madeUp', { madeUp })}</li>}
        </ul>
      )}
      {jumps.length > 0 && (
        <ReviewTable
          label={t('funnelReview.skipped.who', { title })}
          heading={t('funnelReview.skipped.by')}
          columns={[t('funnelReview.skipped.way'), t('funnelReview.skipped.dialogs')]}
          rows={jumps.map(({ from, to, by, byTitle, dialogs }) => {
            const way = t('funnelReview.way', { from: titleOf(from), to: titleOf(to) });
            return {
              key: `${by} ${from} ${to}`,
              title: byTitle[locale],
              cells: [
                way,
                <NumberButton
                  key="dialogs"
                  count={dialogs}
                  title={`${byTitle[locale]}, ${way}`}
                  opens={{ of: 'skipped', stage: stageId, origin: from ?? WITHOUT, target: to, by }}
                />,
              ],
            };
          })}
        />
      )}
    </div>
  );
}
