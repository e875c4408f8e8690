import { useDroppable } from '@dnd-kit/core';
import { useTranslation } from 'react-i18next';
import type { BoardColumnView } from '../../http/views/board-view.ts';
import { useLocale } from '../i18n/language.ts';
import classes from './board.module.css';

interface CollapsedColumnProps {
  column: BoardColumnView;
  isOver: boolean;
  onExpand: (stageId: string) => void;
}

/** A stage folded to a strip; cards can still be dropped on it. */
export function CollapsedColumn({ column: { stage, count }, isOver, onExpand }: CollapsedColumnProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { setNodeRef } = useDroppable({ id: stage.id });
  const title = stage.title[locale];
  return (
    <section ref={setNodeRef} className={classes.folded} data-over={isOver || undefined} aria-label={title}>
      <button
        type="button"
        style={{ borderTopColor: stage.colour }}
        aria-expanded={false}
        aria-label={t('board.expand', { title, count })}
        onClick={() => onExpand(stage.id)}
      >
        <span className={classes.count}>{new Intl.NumberFormat(locale).format(count)}</span>
        <span className={classes.foldedTitle}>{title}</span>
      </button>
    </section>
  );
}
