import { useTranslation } from 'react-i18next';
import type { OpenedPart, ReviewDialogsView, ReviewView } from '../../http/views/funnel-review-view.ts';
import { useWords } from '../figures/use-words.ts';
import { dayAndTime } from '../shared/format-time.ts';
import { useMe } from '../shared/me-context.ts';
import { useNow } from '../shared/use-now.ts';
import classes from './funnel.module.css';
import { lengthText } from './length-text.ts';

interface DialogWorthProps {
  item: ReviewDialogsView['items'][number];
  review: ReviewView;
  of: OpenedPart;
}

/** Numbers that are about time; the others are about a move, or about nothing but the dialog. */
const TIMED: ReadonlySet<OpenedPart> = new Set(['left', 'slow', 'here', 'still_here', 'lost']);

/** Why a dialog stands in the list: the move that brought it there, who made it and when; or how long it was in the stage. */
export function DialogWorth({ item: { move, seconds }, review, of }: DialogWorthProps) {
  const { t } = useTranslation();
  const words = useWords();
  const { timezone } = useMe().business;
  const now = useNow();
  const titleOf = (id: string | null): string | undefined =>
    review.stages.find(({ stageId }) => stageId === id)?.title[words.locale];
  if (move) {
    const from = titleOf(move.from) ?? t('funnelReview.cameIn');
    const to = titleOf(move.to) ?? t('funnelReview.wentOut');
    return (
      <span className={classes.worth}>
        {t('funnelReview.way', { from, to })}
        <span className={classes.quiet}>
          {`${move.byTitle[words.locale]}, ${dayAndTime(words.locale, timezone, move.at, now)}`}
        </span>
      </span>
    );
  }
  return TIMED.has(of) && seconds !== null ? lengthText(words, seconds) : null;
}
