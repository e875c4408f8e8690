import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { SeriesStep } from '../../domain/analytics/figure-query.ts';
import type { KpiCutView, KpiView } from '../../http/views/kpi-view.ts';
import { WITHOUT } from '../figures/figure-filters.ts';
import { figureText } from '../figures/figure-text.ts';
import { stretchOf } from '../figures/step-of.ts';
import { useDrill } from '../figures/use-drill.ts';
import { useFigureFilters } from '../figures/use-figure-filters.ts';
import { useWords } from '../figures/use-words.ts';
import { valueTitle } from '../figures/value-title.ts';
import { useMe } from '../shared/me-context.ts';
import classes from './heat.module.css';
import { HeatCell } from './heat-cell.tsx';
import { HeatHead } from './heat-head.tsx';
import { LEVELS, scaleOf } from './heat-levels.ts';
import { useGridKeys } from './use-grid-keys.ts';

interface HeatMapProps {
  measure: KpiView;
  step: SeriesStep;
  rows: KpiCutView['rows'];
}

/** A row for each manager, a cell for each stretch of time; a cell opens its dialogs. The arrow keys walk over the cells. */
export function HeatMap({ measure, step, rows }: HeatMapProps) {
  const { t } = useTranslation();
  const words = useWords();
  const { open } = useDrill();
  const { bounds } = useFigureFilters();
  const { timezone } = useMe().business;
  const scale = scaleOf(rows);
  const starts = rows[0]?.series.map(({ start }) => start) ?? [];
  const { onKeyDown, isStop, onFocus } = useGridKeys(rows.length, starts.length);
  const scrolled = useRef<HTMLDivElement>(null);
  // The latest days are those that are looked for.
  useEffect(() => {
    scrolled.current?.scrollTo({ left: scrolled.current.scrollWidth });
  }, []);
  if (!scale) return null;
  const named = rows
    .map((row) => ({ ...row, name: valueTitle(t, words.locale, 'manager', row) }))
    .toSorted((a, b) => a.name.localeCompare(b.name, words.locale));
  return (
    <>
      <div className={classes.scroll} ref={scrolled}>
        {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the arrow keys make a grid of it */}
        <table className={classes.heat} data-step={step} role="grid" aria-labelledby="heat" onKeyDown={onKeyDown}>
          <HeatHead starts={starts} step={step} />
          <tbody>
            {named.map((row, y) => (
              <tr key={row.key ?? ''}>
                <th scope="row">
                  <span className={classes.name}>{row.name}</span>
                  <span className={classes.total}>
                    {row.value === null ? t('figures.noData') : figureText(words, measure.unit, row.value)}
                  </span>
                </th>
                {row.series.map((point, x) => (
                  <HeatCell
                    key={point.start}
                    name={row.name}
                    point={point}
                    step={step}
                    scale={scale}
                    at={{ x, y }}
                    isStop={isStop(x, y)}
                    onFocus={() => onFocus(x, y)}
                    onOpen={() => {
                      if (!bounds) return;
                      open({
                        kpi: measure.id,
                        narrowing: { manager: row.key ?? WITHOUT },
                        ...stretchOf(point.start, step, bounds, timezone),
                      });
                    }}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className={classes.legend}>
        <span className={classes.shades} aria-hidden>
          {Array.from({ length: LEVELS }, (_, at) => at + 1).map((level) => (
            <i key={level} data-level={level} />
          ))}
        </span>
        {t('managers.legend', {
          low: figureText(words, measure.unit, scale.low),
          high: figureText(words, measure.unit, scale.high),
        })}
        <span className={classes.shades} aria-hidden>
          <i data-empty />
        </span>
        {t('managers.legendEmpty')}
      </p>
      <p className={classes.hint}>{t('managers.heatHint')}</p>
    </>
  );
}
