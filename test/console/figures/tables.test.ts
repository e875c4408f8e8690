import { describe, expect, it } from '@jest/globals';
import { joinCuts, sortRows } from '../../../src/console/figures/cut-rows.ts';
import { groupsOf } from '../../../src/console/kpi/kpi-groups.ts';
import { gridStep } from '../../../src/console/managers/grid-step.ts';
import { levelOf, scaleOf } from '../../../src/console/managers/heat-levels.ts';
import type { KpiCutView, KpiView } from '../../../src/http/views/kpi-view.ts';

const cut = (kpi: string, rows: [string | null, number | null][]): KpiCutView => ({
  kpi,
  unit: 'count',
  dimension: 'manager',
  building: null,
  rows: rows.map(([key, value]) => ({
    key,
    title: null,
    value,
    numerator: null,
    denominator: null,
    interval: null,
    small: false,
    series: [],
  })),
});

describe('a table of figures', () => {
  const cuts = [
    cut('dialogs', [
      ['anna', 5],
      ['boris', 9],
      [null, 2],
    ]),
    cut('leads', [
      ['anna', 3],
      ['vera', 4],
    ]),
  ];
  const rows = joinCuts(cuts, ({ key }) => key ?? 'no manager');
  const order = (by: string, isDescending: boolean) =>
    sortRows(rows, { by, isDescending }, 'ru').map(({ key }) => key ?? 'none');

  it('has a row for every value of any figure', () => {
    expect(rows).toHaveLength(4);
    expect(rows.find(({ key }) => key === 'vera')?.cells.has('dialogs')).toBe(false);
  });

  it('is sorted by a column either way, and what was not measured is last both times', () => {
    expect(order('dialogs', true)).toEqual(['boris', 'anna', 'none', 'vera']);
    expect(order('dialogs', false)).toEqual(['none', 'anna', 'boris', 'vera']);
  });

  it('is sorted by names', () => {
    expect(order('', false)).toEqual(['anna', 'boris', 'none', 'vera']);
  });
});

describe('the heat map', () => {
  const point = (value: number | null) => ({
    start: '2026-03-05',
    value,
    numerator: null,
    denominator: null,
    interval: null,
    small: true,
  });

  it('shades a measured zero, and leaves what was not measured without a shade', () => {
    const scale = scaleOf([{ series: [point(0), point(null)] }, { series: [point(0.5)] }]);
    expect(scale).toEqual({ low: 0, high: 0.5 });
    expect(scale && [0, 0.09, 0.1, 0.3, 0.5].map((value) => levelOf(value, scale))).toEqual([1, 1, 2, 4, 5]);
    expect(scaleOf([{ series: [point(null)] }])).toBeNull();
    expect(levelOf(0, { low: 0, high: 0 })).toBe(1);
  });

  it('is walked by the arrow keys and never left by them', () => {
    const size = { rows: 2, columns: 3 };
    expect(gridStep('ArrowRight', { x: 2, y: 0 }, size)).toEqual({ x: 2, y: 0 });
    expect(gridStep('ArrowDown', { x: 2, y: 0 }, size)).toEqual({ x: 2, y: 1 });
    expect(gridStep('ArrowUp', { x: 1, y: 0 }, size)).toEqual({ x: 1, y: 0 });
    expect(gridStep('ArrowLeft', { x: 1, y: 1 }, size)).toEqual({ x: 0, y: 1 });
    expect(gridStep('Home', { x: 2, y: 1 }, size)).toEqual({ x: 0, y: 1 });
    expect(gridStep('End', { x: 0, y: 1 }, size)).toEqual({ x: 2, y: 1 });
    expect(gridStep('a', { x: 0, y: 1 }, size)).toBeNull();
  });
});

describe('the dashboard', () => {
  const kpi = (id: string): KpiView => ({
    id,
    title: { ru: id, en: id },
    definition: { ru: '', en: '' },
    unit: 'count',
    value: 1,
    numerator: 1,
    denominator: 1,
    interval: null,
    small: false,
    target: {},
    details: [],
    previous: null,
    series: [],
  });

  it('shows every figure once, those that nobody has sorted yet at the end', () => {
    const shown = groupsOf(['quite_new', 'leads', 'dialogs'].map(kpi));
    expect(shown.map(({ group, kpis }) => [group, kpis.map(({ id }) => id)])).toEqual([
      ['funnel', ['dialogs', 'leads']],
      ['other', ['quite_new']],
    ]);
  });
});
