import type { BoardColumnView } from '../../http/views/board-view.ts';
import { useLocale } from '../i18n/language.ts';
import classes from './board.module.css';

/** What follows the pointer while a column is dragged. */
export function ColumnGhost({ column: { stage, count } }: { column: BoardColumnView }) {
  const locale = useLocale();
  return (
    <div className={classes.ghost} style={{ borderTopColor: stage.colour }}>
      <strong>{stage.title[locale]}</strong>
      <span className={classes.count}>{count}</span>
    </div>
  );
}
