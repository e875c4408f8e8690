import type { DialogView } from '../../http/views/dialog-view.ts';
import { useLocale } from '../i18n/language.ts';
import classes from './marks.module.css';

/** Stage by name and colour. The colour is only a dot: the owner picks it freely, and text on it might not be readable. */
export function StageChip({ stage }: { stage: DialogView['stage'] }) {
  const locale = useLocale();
  return (
    <span className={classes.stage}>
      <span className={classes.dot} style={{ background: stage.colour }} />
      {stage.title[locale]}
    </span>
  );
}
