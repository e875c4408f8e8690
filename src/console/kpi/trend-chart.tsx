import { useComputedColorScheme } from '@mantine/core';
import { LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { type EChartsType, init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { KpisView } from '../../http/views/kpi-view.ts';
import { useLocale } from '../i18n/language.ts';
import classes from './kpi.module.css';
import { trendOptions } from './trend-options.ts';

use([LineChart, GridComponent, LegendComponent, TooltipComponent, CanvasRenderer]);

interface TrendChartProps {
  series: KpisView['series'];
  /** The picture in words. */
  label: string;
}

export function TrendChart({ series, label }: TrendChartProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const scheme = useComputedColorScheme('light');
  const holder = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType>(null);

  useEffect(() => {
    const element = holder.current;
    if (!element) return;
    const drawn = init(element);
    chart.current = drawn;
    const watcher = new ResizeObserver(() => drawn.resize());
    watcher.observe(element);
    return () => {
      watcher.disconnect();
      drawn.dispose();
    };
  }, []);

  useEffect(() => {
    const names = { dialogs: t('kpi.dialogs'), leads: t('kpi.leads'), booked: t('kpi.booked') };
    chart.current?.setOption(trendOptions(series, names, locale, scheme), true);
  }, [series, t, locale, scheme]);

  return <div ref={holder} className={classes.chart} role="img" aria-label={label} />;
}
