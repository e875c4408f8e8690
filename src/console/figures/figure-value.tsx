import { IconCircleCheck, IconTargetOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { FigureView, KpiUnitView, KpiView } from '../../http/views/kpi-view.ts';
import { basisText, figureText, targetText } from './figure-text.ts';
import classes from './figures.module.css';
import { standingOf } from './standing-of.ts';
import { useWords } from './use-words.ts';

interface FigureValueProps {
  /** With no goal to speak of where `target` is null. */
  kpi: FigureView & { unit: KpiUnitView; target: KpiView['target'] | null };
}

/** A figure in large, what it rests on, and how it stands against its goal. */
export function FigureValue({ kpi }: FigureValueProps) {
  const { t } = useTranslation();
  const words = useWords();
  const basis = basisText(words, kpi);
  const { unit, value, target } = kpi;
  return (
    <>
      <p
        className={classes.value}
        data-small={kpi.small || undefined}
        data-unmeasured={kpi.value === null || undefined}
      >
        {kpi.value === null ? t('figures.noData') : figureText(words, kpi.unit, kpi.value)}
        {basis !== null && <span className={classes.basis}>{basis}</span>}
      </p>
      {target !== null && <Goal kpi={{ unit, value, target }} />}
    </>
  );
}

/** By a sign and in words, not by colour alone. */
function Goal({ kpi }: { kpi: Pick<KpiView, 'unit' | 'value' | 'target'> }) {
  const { t } = useTranslation();
  const standing = standingOf(kpi);
  const target = targetText(useWords(), kpi);
  return (
    <p className={classes.target} data-standing={standing}>
      {standing === 'met' && <IconCircleCheck size={16} aria-hidden />}
      {standing === 'missed' && <IconTargetOff size={16} aria-hidden />}
      {target === null
        ? t('figures.noTarget')
        : t(`figures.goal.${standing === 'free' ? 'unmeasured' : standing}`, { target })}
    </p>
  );
}
