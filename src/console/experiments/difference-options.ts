import type { EChartsCoreOption } from 'echarts/core';
import type { Locale } from '../../domain/localized.ts';
import type { ExperimentResultsView } from '../../http/views/experiment-view.ts';
import { pointsText } from './points-text.ts';

type Series = ExperimentResultsView['comparisons'][number]['series'];

const palette = {
  light: { text: '#5b606d', line: '#e3e4ec', zero: '#8a8fa0', surface: '#ffffff', band: '#5b5bd6' },
  dark: { text: '#9da2b0', line: '#2e313b', zero: '#8b90a0', surface: '#1b1d24', band: '#9497ee' },
} as const;

interface Look {
  words: { difference: string; between: string };
  locale: Locale;
  scheme: 'light' | 'dark';
}

/** In the first days it may lie anywhere: the picture shows what can be told apart. */
const WIDEST = 50;

/** The difference in points as a line, and where it surely lies as a band that narrows. */
export function differenceOptions(series: Series, { words, locale, scheme }: Look): EChartsCoreOption {
  const colours = palette[scheme];
  const day = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', day: 'numeric', month: 'short' });
  const number = pointsText(locale);
  const points = (share: number): number => Math.round(share * 1000) / 10;
  const cut = (share: number): number => Math.max(-WIDEST, Math.min(WIDEST, points(share)));
  const edge = { type: 'line', symbol: 'none', lineStyle: { opacity: 0 }, silent: true } as const;
  return {
    animationDuration: 300,
    textStyle: { fontFamily: 'inherit', color: colours.text },
    grid: { left: 8, right: 14, top: 16, bottom: 4, containLabel: true },
    tooltip: {
      trigger: 'axis',
      confine: true,
      backgroundColor: colours.surface,
      borderColor: colours.line,
      textStyle: { color: colours.text },
      formatter: (drawn: unknown) => tip(series[indexOf(drawn)], words, { day, number, points }),
    },
    xAxis: {
      type: 'category',
      boundaryGap: false,
      data: series.map(({ date }) => day.format(new Date(date))),
      axisTick: { show: false },
      axisLine: { show: false },
      axisLabel: { color: colours.text, hideOverlap: true },
    },
    yAxis: {
      type: 'value',
      splitLine: { lineStyle: { color: colours.line } },
      axisLabel: { color: colours.text, formatter: number },
    },
    series: [
      // The lower edge carries the band as a stack on it; a stack must not mix signs.
      { ...edge, name: 'low', stack: 'band', stackStrategy: 'all', data: series.map(({ low }) => cut(low)) },
      {
        ...edge,
        name: 'band',
        stack: 'band',
        stackStrategy: 'all',
        areaStyle: { color: colours.band, opacity: 0.16 },
        data: series.map(({ low, high }) => cut(high) - cut(low)),
      },
      {
        name: words.difference,
        type: 'line',
        color: colours.band,
        symbolSize: 6,
        showSymbol: series.length < 15,
        lineStyle: { width: 2.2 },
        data: series.map(({ difference }) => (difference === null ? null : cut(difference))),
        markLine: {
          silent: true,
          symbol: 'none',
          label: { show: false },
          lineStyle: { color: colours.zero, type: 'dashed' },
          data: [{ yAxis: 0 }],
        },
      },
    ],
  };
}

/** Which day the pointer is on, as the chart tells it. */
function indexOf(drawn: unknown): number {
  const [first]: unknown[] = Array.isArray(drawn) ? drawn : [];
  const isPlace = typeof first === 'object' && first !== null && 'dataIndex' in first;
  return isPlace && typeof first.dataIndex === 'number' ? first.dataIndex : 0;
}

/** Dates and numbers only: nothing of it comes from people. */
function tip(
  at: Series[number] | undefined,
  words: Look['words'],
  { day, number, points }: { day: Intl.DateTimeFormat; number(points: number): string; points(share: number): number },
): string {
  if (!at) return '';
  const difference = at.difference === null ? '—' : number(points(at.difference));
  const between = `${number(points(at.low))} … ${number(points(at.high))}`;
  return `${day.format(new Date(at.date))}<br>${words.difference}: <b>${difference}</b><br>${words.between}: ${between}`;
}
