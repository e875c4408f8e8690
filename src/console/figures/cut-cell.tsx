import { UnstyledButton } from '@mantine/core';
import { IconCircleCheck, IconTargetOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { FigureView, KpiView } from '../../http/views/kpi-view.ts';
import type { CutRow } from './cut-rows.ts';
import { basisText, figureText, intervalText } from './figure-text.ts';
import { standingOf } from './standing-of.ts';
import classes from './table.module.css';
import { useWords } from './use-words.ts';

interface CutCellProps {
  kpi: KpiView;
  /** Whose figure it is. */
  name: string;
  figure: FigureView | undefined;
  /** The largest value of the column, for the length of the bar; 0 for none. */
  largest: number;
  onOpen: () => void;
}

/** One figure of a table: its value, its bar, how sure it is; a click opens its dialogs. What was not measured is a dash. */
export function CutCell({ kpi, name, figure, largest, onOpen }: CutCellProps) {
  const { t } = useTranslation();
  const words = useWords();
  if (!figure || figure.value === null) return <span className={classes.nothing}>—</span>;
  const { value, small } = figure;
  const standing = standingOf({ value, target: kpi.target });
  const interval = intervalText(words, kpi.unit, figure.interval);
  const basis = basisText(words, { ...figure, unit: kpi.unit });
  return (
    <UnstyledButton
      className={classes.cell ?? ''}
      data-small={small || undefined}
      title={[basis, interval && t('figures.interval', { interval }), small && t('figures.smallText')]
        .filter(Boolean)
        .join('\n')}
      onClick={onOpen}
    >
      <span className={classes.number}>
        {standing === 'met' && (
          <IconCircleCheck data-standing="met" size={15} role="img" aria-label={t('figures.met')} />
        )}
        {standing === 'missed' && (
          <IconTargetOff data-standing="missed" size={15} role="img" aria-label={t('figures.missed')} />
        )}
        {figureText(words, kpi.unit, value)}
      </span>
      {largest > 0 && (
        <span className={classes.track} aria-hidden>
          <span className={classes.fill} style={{ width: `${Math.min(100, (100 * value) / largest)}%` }} />
        </span>
      )}
      <span className={classes.hidden}>{t('figures.openDialogs', { title: name })}</span>
      <span className={classes.sure}>{small ? `${t('figures.small')}${basis ? ` · ${basis}` : ''}` : interval}</span>
    </UnstyledButton>
  );
}

/** The largest value of a column. */
export function largestOf(rows: readonly CutRow[], kpi: string): number {
  return Math.max(0, ...rows.map(({ cells }) => cells.get(kpi)?.value ?? 0));
}
