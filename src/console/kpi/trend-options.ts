import type { EChartsCoreOption } from 'echarts/core';
import type { Locale } from '../../domain/localized.ts';
import type { KpisView } from '../../http/views/kpi-view.ts';

type Line = 'dialogs' | 'leads' | 'booked';

const palette = {
  light: {
    text: '#5b606d',
    line: '#e3e4ec',
    surface: '#ffffff',
    dialogs: '#8a8fa0',
    leads: '#5b5bd6',
    booked: '#168a4d',
  },
  dark: {
    text: '#9da2b0',
    line: '#2e313b',
    surface: '#1b1d24',
    dialogs: '#8b90a0',
    leads: '#9497ee',
    booked: '#5fcf90',
  },
} as const;

/** Lines by day for ECharts; `names` are the words for the legend. */
export function trendOptions(
  series: KpisView['series'],
  names: Record<Line, string>,
  locale: Locale,
  scheme: 'light' | 'dark',
): EChartsCoreOption {
  const colours = palette[scheme];
  const label = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', day: 'numeric', month: 'short' });
  const line = (key: Line): object => ({
    name: names[key],
    type: 'line',
    data: series.map((day) => day[key]),
    symbolSize: 6,
    showSymbol: series.length < 15,
    color: colours[key],
    lineStyle: { width: 2.2 },
    areaStyle: { opacity: key === 'leads' ? 0.08 : 0 },
  });
  return {
    animationDuration: 300,
    textStyle: { fontFamily: 'inherit', color: colours.text },
    grid: { left: 8, right: 12, top: 44, bottom: 4, containLabel: true },
    legend: {
      top: 4,
      left: 0,
      icon: 'roundRect',
      itemWidth: 12,
      itemHeight: 4,
      textStyle: { color: colours.text, fontSize: 13 },
    },
    tooltip: {
      trigger: 'axis',
      backgroundColor: colours.surface,
      borderColor: colours.line,
      textStyle: { color: colours.text },
    },
    xAxis: {
      type: 'category',
      boundaryGap: false,
      data: series.map(({ day }) => label.format(new Date(day))),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: colours.line } },
      axisLabel: { color: colours.text, hideOverlap: true },
    },
    yAxis: {
      type: 'value',
      minInterval: 1,
      splitLine: { lineStyle: { color: colours.line } },
      axisLabel: { color: colours.text },
    },
    series: [line('dialogs'), line('leads'), line('booked')],
  };
}
