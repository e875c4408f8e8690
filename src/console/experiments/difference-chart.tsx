import { useComputedColorScheme } from '@mantine/core';
import { LineChart } from 'echarts/charts';
import { GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import { type EChartsType, init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExperimentResultsView } from '../../http/views/experiment-view.ts';
import { useLocale } from '../i18n/language.ts';
import { differenceOptions } from './difference-options.ts';
import classes from './experiments.module.css';

use([LineChart, GridComponent, MarkLineComponent, TooltipComponent, CanvasRenderer]);

interface DifferenceChartProps {
  series: ExperimentResultsView['comparisons'][number]['series'];
  /** The picture in words. */
  label: string;
}

export function DifferenceChart({ series, label }: DifferenceChartProps) {
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
    const words = { difference: t('experiments.differencePoints'), between: t('experiments.liesBetween') };
    chart.current?.setOption(differenceOptions(series, { words, locale, scheme }), true);
  }, [series, t, locale, scheme]);

  return <div ref={holder} className={classes.chart} role="img" aria-label={label} />;
}
