import { useTranslation } from 'react-i18next';
import type { SeriesStep } from '../../domain/analytics/figure-query.ts';
import type { KpiPointView } from '../../http/views/kpi-view.ts';
import { countText } from '../figures/figure-text.ts';
import { useWords } from '../figures/use-words.ts';
import { stretchTitle } from '../kpi/stretch-title.ts';
import { useMe } from '../shared/me-context.ts';
import { useNow } from '../shared/use-now.ts';
import { dayIn } from '../shared/zoned.ts';
import classes from './heat.module.css';
import { levelOf, type Scale } from './heat-levels.ts';

interface HeatCellProps {
  name: string;
  point: KpiPointView;
  step: SeriesStep;
  scale: Scale;
  /** Its place in the grid. */
  at: { x: number; y: number };
  /** Whether the tab key stops here. */
  isStop: boolean;
  onFocus: () => void;
  onOpen: () => void;
}

/** One manager in one stretch of time: the share in per cent and as a shade; nothing at all where there were no dialogs. */
export function HeatCell({ name, point, step, scale, at, isStop, onFocus, onOpen }: HeatCellProps) {
  const { t } = useTranslation();
  const words = useWords();
  const today = dayIn(useMe().business.timezone, useNow());
  const { value, numerator, denominator } = point;
  const when = stretchTitle(words.locale, point.start, step, today);
  const label =
    value === null
      ? t('managers.emptyCell', { name, when })
      : t('managers.cell', {
          name,
          when,
          value: new Intl.NumberFormat(words.locale, { style: 'percent', maximumFractionDigits: 0 }).format(value),
          numerator: countText(words, numerator ?? 0),
          denominator: countText(words, denominator ?? 0),
        });
  return (
    <td>
      <button
        type="button"
        className={classes.cell}
        data-at={`${at.x},${at.y}`}
        data-level={value === null ? undefined : levelOf(value, scale)}
        aria-label={label}
        aria-disabled={value === null}
        title={label}
        tabIndex={isStop ? 0 : -1}
        onFocus={onFocus}
        onClick={value === null ? undefined : onOpen}
      >
        {value === null ? '' : Math.round(value * 100)}
      </button>
    </td>
  );
}
