import { useComputedColorScheme } from '@mantine/core';
import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import { type EChartsType, init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useEffectEvent, useRef } from 'react';
import type { SeriesStep } from '../../domain/analytics/figure-query.ts';
import type { KpiView } from '../../http/views/kpi-view.ts';
import { useWords } from '../figures/use-words.ts';
import { useMe } from '../shared/me-context.ts';
import { useNow } from '../shared/use-now.ts';
import { dayIn } from '../shared/zoned.ts';
import classes from './trend.module.css';
import { trendOptions } from './trend-options.ts';

use([BarChart, LineChart, GridComponent, MarkLineComponent, TooltipComponent, CanvasRenderer]);

interface TrendChartProps {
  kpi: KpiView;
  step: SeriesStep;
  /** The picture in words. */
  label: string;
  /** Told the first day of the stretch that was clicked. */
  onOpen: (start: string) => void;
}

export function TrendChart({ kpi, step, label, onOpen }: TrendChartProps) {
  const { t, locale, currency } = useWords();
  const today = dayIn(useMe().business.timezone, useNow());
  const scheme = useComputedColorScheme('light');
  const holder = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType>(null);

  const openAt = useEffectEvent((at: number) => {
    const point = kpi.series[at];
    if (point && point.value !== null) onOpen(point.start);
  });

  useEffect(() => {
    const element = holder.current;
    if (!element) return;
    const drawn = init(element);
    chart.current = drawn;
    const watcher = new ResizeObserver(() => drawn.resize());
    watcher.observe(element);
    // Anywhere above a stretch: a point alone is too small for a finger.
    drawn.getZr().on('click', ({ offsetX, offsetY }: { offsetX: number; offsetY: number }) => {
      if (!drawn.containPixel('grid', [offsetX, offsetY])) return;
      const [at] = drawn.convertFromPixel('grid', [offsetX, offsetY]);
      if (at !== undefined) openAt(Math.round(at));
    });
    return () => {
      watcher.disconnect();
      drawn.dispose();
    };
  }, []);

  useEffect(() => {
    chart.current?.setOption(trendOptions({ kpi, step, today, scheme, words: { t, locale, currency } }), true);
  }, [kpi, step, today, scheme, t, locale, currency]);

  return <div ref={holder} className={classes.chart} role="img" aria-label={label} />;
}
