import { useTranslation } from 'react-i18next';
import type { FindingView, ReviewView } from '../../http/views/funnel-review-view.ts';
import { figureText } from '../figures/figure-text.ts';
import { useWords } from '../figures/use-words.ts';
import { useLocale } from '../i18n/language.ts';
import { partOf } from './bottleneck-card.tsx';
import classes from './funnel.module.css';
import { NumberButton } from './number-button.tsx';
import { ReviewSection } from './review-section.tsx';

/** Every place that was looked at, so that what was named can be held against what was not. */
export function FindingsSection({ review: { findings } }: { review: ReviewView }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const words = useWords();
  if (findings.length === 0) return null;
  return (
    <ReviewSection title={t('funnelReview.findings.title')} hint={t('funnelReview.findings.hint')} table="findings">
      <ul className={classes.findings}>
        {findings.map((finding) => (
          <li key={`${finding.kind} ${finding.stageId}`} data-real={finding.isReal || undefined}>
            <span>{finding.text[locale]}</span>
            <span className={classes.quiet}>
              {standing(finding)}{' '}
              <NumberButton count={finding.dialogs} title={finding.text[locale]} opens={partOf(finding)} />
            </span>
          </li>
        ))}
      </ul>
    </ReviewSection>
  );

  function standing({ isReal, lostGoals, correctedChance }: FindingView): string {
    if (isReal) return t('funnelReview.findings.real');
    if (lostGoals <= 0) return t('funnelReview.findings.fine');
    return t('funnelReview.findings.chance', { chance: figureText(words, 'share', correctedChance) });
  }
}
