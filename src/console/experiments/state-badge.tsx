import { useTranslation } from 'react-i18next';
import type { ExperimentState } from '../../domain/experiments/experiment.ts';
import classes from './experiments.module.css';

export function StateBadge({ state }: { state: ExperimentState }) {
  const { t } = useTranslation();
  return (
    <span className={classes.badge} data-state={state}>
      {t(`experiments.states.${state}`)}
    </span>
  );
}
