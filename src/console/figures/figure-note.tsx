import { useTranslation } from 'react-i18next';
import type { FigureView, KpiUnitView } from '../../http/views/kpi-view.ts';
import { countText, intervalText } from './figure-text.ts';
import classes from './figures.module.css';
import { useWords } from './use-words.ts';

/** How sure a figure is: where the true value lies, and that so few were measured that it says little. */
export function FigureNote({ unit, figure }: { unit: KpiUnitView; figure: FigureView }) {
  const { t } = useTranslation();
  const words = useWords();
  const interval = figure.value === null ? null : intervalText(words, unit, figure.interval);
  const isSmall = figure.small && figure.value !== null;
  if (interval === null && !isSmall) return null;
  return (
    <p className={classes.note}>
      {isSmall && (
        <span className={classes.small}>
          {t('figures.small')}
          {figure.denominator !== null && t('figures.smallOf', { denominator: countText(words, figure.denominator) })}
        </span>
      )}
      {interval !== null && <span title={t('figures.intervalText')}>{t('figures.interval', { interval })}</span>}
    </p>
  );
}
