import type { ReviewView } from '../../http/views/funnel-review-view.ts';
import { WITHOUT } from '../figures/figure-filters.ts';
import type { Words } from '../figures/figure-text.ts';
import { isGoal } from './goals.ts';
import { lengthText } from './length-text.ts';
import type { Opened } from './opened.ts';

/** What was opened, in words: «Квалификация: проскочили», «Новый → Записан». */
export function openedTitle(words: Words, review: ReviewView, opened: Opened): string {
  const { t, locale } = words;
  const { of, stage, target, goal, over } = opened;
  const stageTitle = (id: string | undefined): string | undefined =>
    review.stages.find(({ stageId }) => stageId === id)?.title[locale];
  if (of === 'transition') {
    const from = stage === WITHOUT ? t('funnelReview.cameIn') : (stageTitle(stage) ?? '');
    const to = target === WITHOUT ? t('funnelReview.wentOut') : (stageTitle(target) ?? '');
    return t('funnelReview.way', { from, to });
  }
  const meant = goal !== undefined && isGoal(goal) ? goal : review.goal;
  const part =
    of === 'reached'
      ? t(`funnelReview.reached.${meant}`)
      : of === 'slow'
        ? t('funnelReview.parts.slow', { length: lengthText(words, Number(over ?? 0)) })
        : t(`funnelReview.parts.${of}`);
  const title = stageTitle(stage);
  return title === undefined ? part : `${title}: ${part.toLocaleLowerCase(locale)}`;
}
