import { useTranslation } from 'react-i18next';
import type { HandoffReason } from '../../domain/handoff-reason.ts';
import classes from './marks.module.css';

/** Why the dialog waits for a person. */
export function ReasonBadge({ reason }: { reason: HandoffReason }) {
  const { t } = useTranslation();
  return (
    <span className={classes.reason} data-hot={reason === 'complaint' || undefined}>
      {t(`reason.${reason}`)}
    </span>
  );
}
