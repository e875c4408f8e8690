import { useTranslation } from 'react-i18next';
import type { HandoffReason } from '../../domain/handoff-reason.ts';
import classes from './marks.module.css';

/** What does not wait. */
const HOT: ReadonlySet<HandoffReason> = new Set(['complaint', 'medical_risk', 'legal_risk', 'anger']);

/** Why the dialog waits for a person. */
export function ReasonBadge({ reason }: { reason: HandoffReason }) {
  const { t } = useTranslation();
  return (
    <span className={classes.reason} data-hot={HOT.has(reason) || undefined}>
      {t(`reason.${reason}`)}
    </span>
  );
}
