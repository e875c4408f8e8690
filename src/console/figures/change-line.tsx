import { IconArrowDownRight, IconArrowRight, IconArrowUpRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { KpiView } from '../../http/views/kpi-view.ts';
import { changeOf } from './change-of.ts';
import { changeText, figureText } from './figure-text.ts';
import classes from './figures.module.css';
import { useWords } from './use-words.ts';

/** How a figure differs from the period compared to, and whether that is good, bad, or may be chance. */
export function ChangeLine({ kpi }: { kpi: KpiView }) {
  const { t } = useTranslation();
  const words = useWords();
  const { previous, unit } = kpi;
  if (!previous) return null;
  const change = changeOf(kpi, previous);
  const was = previous.value === null ? null : figureText(words, unit, previous.value);
  if (!change)
    return <p className={classes.change}>{was === null ? t('figures.noPrevious') : t('figures.was', { was })}</p>;
  const Arrow = change.by > 0 ? IconArrowUpRight : change.by < 0 ? IconArrowDownRight : IconArrowRight;
  return (
    <p className={classes.change} data-verdict={change.verdict}>
      <Arrow size={16} aria-hidden />
      <b>{changeText(words, change)}</b>
      <span>
        {change.verdict === 'plain' ? t('figures.was', { was }) : t(`figures.verdict.${change.verdict}`, { was })}
      </span>
    </p>
  );
}
