import type { EChartsCoreOption } from 'echarts/core';
import type { SeriesStep } from '../../domain/analytics/figure-query.ts';
import type { KpiPointView, KpiView } from '../../http/views/kpi-view.ts';
import { basisText, figureText, intervalText, type Words } from '../figures/figure-text.ts';
import { stretchTitle } from './stretch-title.ts';

const palette = {
  light: { text: '#5b606d', line: '#e3e4ec', surface: '#ffffff', value: '#5b5bd6', small: '#8a8fa0', goal: '#8a4b00' },
  dark: { text: '#9da2b0', line: '#2e313b', surface: '#1b1d24', value: '#9497ee', small: '#8b90a0', goal: '#f5bd6b' },
} as const;

interface Drawn {
  kpi: KpiView;
  step: SeriesStep;
  /** Today, `YYYY-MM-DD`. */
  today: string;
  scheme: 'light' | 'dark';
  words: Words;
}

/** The course of a figure for ECharts: a line in its band of 95 % certainty with the goal across, or bars of what is counted. */
export function trendOptions({ kpi, step, today, scheme, words }: Drawn): EChartsCoreOption {
  const colours = palette[scheme];
  const { unit, series } = kpi;
  const isTotal = unit === 'count' || unit === 'money';
  return {
    // It is drawn anew every minute: what moves then would draw the eye.
    animation: false,
    textStyle: { fontFamily: 'inherit', color: colours.text },
    grid: { left: 8, right: 16, top: 20, bottom: 4, containLabel: true },
    tooltip: {
      trigger: 'axis',
      backgroundColor: colours.surface,
      borderColor: colours.line,
      textStyle: { color: colours.text },
      formatter: ([hovered]: { dataIndex: number }[]) => tooltip(series[hovered?.dataIndex ?? 0]),
    },
    xAxis: {
      type: 'category',
      boundaryGap: isTotal,
      data: series.map(({ start }) => axisTitle(words.locale, start, step)),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: colours.line } },
      axisLabel: { color: colours.text, hideOverlap: true },
    },
    yAxis: {
      type: 'value',
      min: 0,
      ...(unit === 'points' && { max: 5 }),
      // A share by whole per cent, and no dialog is cut in half.
      minInterval: unit === 'share' ? 0.01 : unit === 'count' ? 1 : undefined,
      splitLine: { lineStyle: { color: colours.line } },
      axisLabel: { color: colours.text, formatter: (value: number) => figureText(words, unit, value) },
    },
    series: isTotal ? [bars()] : [...band(), line()],
  };

  function line(): object {
    return {
      type: 'line',
      data: series.map(({ value, small }) => ({ value, itemStyle: { color: small ? colours.small : colours.value } })),
      symbol: 'circle',
      symbolSize: 6,
      // A value between two gaps is no line: only its point shows it.
      showSymbol: series.length < 70 || series.some(({ value }) => value === null),
      showAllSymbol: true,
      color: colours.value,
      lineStyle: { width: 2.2 },
      z: 3,
      ...goal(),
    };
  }

  function bars(): object {
    return { type: 'bar', data: series.map(({ value }) => value), color: colours.value, barMaxWidth: 28, ...goal() };
  }

  /** Two lines that are not seen: the area between them is. */
  function band(): object[] {
    const hidden = { type: 'line', stack: 'band', symbol: 'none', silent: true, lineStyle: { opacity: 0 } };
    return [
      { ...hidden, data: series.map(({ interval }) => interval?.low ?? null) },
      {
        ...hidden,
        data: series.map(({ interval }) => (interval ? interval.high - interval.low : null)),
        areaStyle: { color: colours.value, opacity: 0.14 },
      },
    ];
  }

  function goal(): object {
    const { min, max } = kpi.target;
    const bounds = [min, max].filter((bound) => bound !== undefined);
    if (bounds.length === 0) return {};
    return {
      markLine: {
        silent: true,
        symbol: 'none',
        lineStyle: { color: colours.goal, type: 'dashed', width: 1.5 },
        label: {
          position: 'insideEndTop',
          color: colours.goal,
          formatter: ({ value }: { value: number }) => `${words.t('kpi.goal')} ${figureText(words, unit, value)}`,
        },
        data: bounds.map((yAxis) => ({ yAxis })),
      },
    };
  }

  /** Numbers and dates only: nothing of it was written by a customer. */
  function tooltip(point: KpiPointView | undefined): string {
    if (!point) return '';
    const value = point.value === null ? words.t('figures.noData') : figureText(words, unit, point.value);
    const interval = intervalText(words, unit, point.interval);
    return [
      stretchTitle(words.locale, point.start, step, today),
      `<b>${value}</b>`,
      basisText(words, { ...point, unit }),
      interval && words.t('figures.interval', { interval }),
      point.small && point.value !== null && words.t('figures.small'),
    ]
      .filter(Boolean)
      .join('<br>');
  }
}

function axisTitle(locale: string, start: string, step: SeriesStep): string {
  const shown =
    step === 'month' ? ({ month: 'short', year: '2-digit' } as const) : ({ day: 'numeric', month: 'short' } as const);
  return new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...shown }).format(new Date(start));
}
