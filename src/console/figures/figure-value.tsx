import { IconCircleCheck, IconTargetOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { KpiView } from '../../http/views/kpi-view.ts';
import { basisText, figureText, targetText } from './figure-text.ts';
import classes from './figures.module.css';
import { standingOf } from './standing-of.ts';
import { useWords } from './use-words.ts';

/** A figure in large, what it rests on, and how it stands against its goal: by a sign and in words, not by colour alone. */
export function FigureValue({ kpi, hasBasis = true }: { kpi: KpiView; hasBasis?: boolean }) {
  const { t } = useTranslation();
  const words = useWords();
  const standing = standingOf(kpi);
  const target = targetText(words, kpi);
  const basis = hasBasis ? basisText(words, kpi) : null;
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
      <p className={classes.target} data-standing={standing}>
        {standing === 'met' && <IconCircleCheck size={16} aria-hidden />}
        {standing === 'missed' && <IconTargetOff size={16} aria-hidden />}
        {target === null
          ? t('figures.noTarget')
          : t(`figures.goal.${standing === 'free' ? 'unmeasured' : standing}`, { target })}
      </p>
    </>
  );
}
