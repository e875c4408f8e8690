import { useTranslation } from 'react-i18next';
import type { JournalState } from '../../http/views/journal-view.ts';
import classes from './journal.module.css';

export function StateBadge({ state }: { state: JournalState }) {
  const { t } = useTranslation();
  return (
    <span className={classes.badge} data-state={state}>
      {t(`journal.states.${state}`)}
    </span>
  );
}
