import { describe, expect, it } from '@jest/globals';
import { readOrder, writeOrder } from '../../../src/console/figures/cut-rows.ts';
import { readDrill, writeDrill } from '../../../src/console/figures/drill.ts';
import { drillParams } from '../../../src/console/figures/drill-params.ts';
import { filtersOnly, readFilters, writeFilters } from '../../../src/console/figures/figure-filters.ts';
import { narrowed } from '../../../src/console/figures/narrowed.ts';

const read = (query: string) => readFilters(new URLSearchParams(query));

describe('the address of a screen of figures', () => {
  it('is empty for the usual view: the last 30 days against those before', () => {
    expect(read('')).toEqual({
      period: '30',
      from: '',
      to: '',
      compare: 'previous',
      narrowing: {},
      withSpam: false,
    });
    expect(filtersOnly(new URLSearchParams('period=30&compare=previous'))).toBe('');
  });

  it('holds all that the view is narrowed to, so that whoever gets it sees the same', () => {
    const query = '?period=dates&from=2026-03-01&to=2026-03-05&compare=year&spam=true&source=none&manager=op-1';
    const again = filtersOnly(new URLSearchParams(query));
    expect(read(again)).toEqual(read(query));
    expect(read(query).narrowing).toEqual({ source: 'none', manager: 'op-1' });
  });

  it('takes the filters along to the next screen, and nothing else', () => {
    expect(filtersOnly(new URLSearchParams('period=90&channel=web&sort=-leads&open=leads&step=month'))).toBe(
      '?period=90&channel=web',
    );
  });

  it('is read as usual where it was written by hand and wrong', () => {
    expect(read('period=eternity&compare=moon&spam=perhaps&weather=fine')).toEqual(read(''));
  });

  it('forgets own days when another period is chosen', () => {
    expect(writeFilters({ period: '90' })).toEqual({ period: '90', from: '', to: '' });
  });

  it('widens again by one filter or by all', () => {
    const both = { channel: 'web', manager: 'op-1' };
    expect(narrowed(both, 'manager', '')).toEqual({ channel: 'web' });
    expect(writeFilters({ narrowing: {} })).toMatchObject({ channel: '', manager: '' });
  });
});

describe('an opened figure', () => {
  it('stands in the address, too', () => {
    const drill = {
      kpi: 'no_show_rate',
      detail: 'reminded',
      part: 'hits' as const,
      narrowing: { manager: 'none' },
      from: '2026-03-05',
      to: '2026-03-05',
    };
    expect(readDrill(new URLSearchParams(writeDrill(drill)))).toEqual(drill);
    expect(readDrill(new URLSearchParams(writeDrill(null)))).toBeNull();
  });

  it('is asked for with the filters of the screen, narrowed further to what was clicked', () => {
    const screen = { from: 'a', to: 'b', channel: 'web', manager: '', spam: '' };
    const drill = { kpi: 'leads', detail: '', part: 'all' as const, narrowing: { manager: 'op-1' }, from: '', to: '' };
    expect(drillParams(screen, drill, 'Europe/Moscow')).toEqual({ ...screen, manager: 'op-1' });
    expect(drillParams(screen, { ...drill, from: '2026-03-05', to: '2026-03-06' }, 'Europe/Moscow')).toMatchObject({
      from: '2026-03-04T21:00:00.000Z',
      to: '2026-03-06T21:00:00.000Z',
    });
  });
});

describe('the order of a table', () => {
  const usual = { by: 'dialogs', isDescending: true };

  it('stands in the address, the most first unless a minus says otherwise', () => {
    for (const order of [usual, { by: 'leads', isDescending: false }, { by: '', isDescending: true }])
      expect(readOrder(writeOrder(order), usual, ['dialogs', 'leads'])).toEqual(order);
  });

  it('is as usual when the address names no column', () => {
    expect(readOrder(null, usual, ['dialogs'])).toEqual(usual);
    expect(readOrder('-weather', usual, ['dialogs'])).toEqual(usual);
  });
});
