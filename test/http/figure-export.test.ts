import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import type { FigureQuery } from '../../src/domain/analytics/figure-query.ts';
import { KPIS } from '../../src/domain/kpi/registry.ts';
import * as h from '../domain/analytics/history.ts';
import { booksOf, factsOf } from '../support/figures-of.ts';
import { type HttpFixture, startHttp } from '../support/start-http.ts';

const EVENTS = h.eventsOf([
  { at: '2026-11-01T09:00:00Z', dialogId: 'a', origin: { source: 'qr' }, body: h.opened() },
  { at: '2026-11-01T09:00:02Z', dialogId: 'a', origin: { source: 'qr' }, body: h.sent('bot', 1500) },
  { at: '2026-11-01T09:01:00Z', dialogId: 'a', origin: { source: 'qr' }, body: h.lead },
  { at: '2026-11-03T09:00:00Z', dialogId: 'b', channelKind: 'telegram', body: h.opened() },
]);
const PERIOD = 'from=2026-11-01&to=2026-11-07';

describe('Figures as files', () => {
  let http: HttpFixture;
  beforeAll(async () => {
    const open = async (query: FigureQuery) => ({ books: booksOf(factsOf(EVENTS), query), state: null });
    http = await startHttp({ deps: { books: { open, journeys: async () => [] } } });
  });
  afterAll(() => http.stop());

  async function table(path: string): Promise<string[][]> {
    const response = await http.asApi(path);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
    return parse(Buffer.from(await response.arrayBuffer()), { delimiter: ';', bom: true });
  }

  it('are all figures with numerator, denominator, interval and the period before, in the language asked for', async () => {
    const [head, ...rows] = await table(`/api/v1/kpis.csv?${PERIOD}&locale=en`);
    expect(head?.slice(0, 9)).toEqual([
      'Code',
      'Figure',
      'Unit',
      'Value',
      'Numerator',
      'Denominator',
      '95% interval, from',
      '95% interval, to',
      'Too few to tell',
    ]);
    expect(rows.map(([id]) => id)).toEqual(
      KPIS.flatMap(({ id, details }) => [id, ...details.map((detail) => `${id}.${detail.id}`)]),
    );
    const share = rows.find(([id]) => id === 'chat_to_lead');
    expect(share?.slice(2, 6)).toEqual(['fraction of 1', '0.5', '1', '2']);
    expect(share?.[head?.indexOf('Denominator before') ?? -1]).toBe('');
    expect(new Set(rows.map((row) => row.length))).toEqual(new Set([head?.length]));
  });

  it('have a comma in their numbers in Russian, as its spreadsheets expect', async () => {
    const rows = await table(`/api/v1/kpis.csv?${PERIOD}`);
    expect(rows.find(([id]) => id === 'time_to_first_response')?.slice(1, 4)).toEqual([
      'Время первого ответа бота',
      'секунды',
      '1,5',
    ]);
  });

  it('are one figure by source, those without one last', async () => {
    expect(await table(`/api/v1/kpis/dialogs/by/source.csv?${PERIOD}&locale=en`)).toEqual([
      [
        'Source',
        'Code of the value',
        'Value',
        'Numerator',
        'Denominator',
        expect.anything(),
        expect.anything(),
        expect.anything(),
      ],
      ['qr', 'qr', '1', '1', '1', '', '', 'no'],
      ['none', 'none', '1', '1', '1', '', '', 'no'],
    ]);
    const course = await table(`/api/v1/kpis/dialogs/by/source.csv?${PERIOD}&series=true&step=day&locale=en`);
    expect(course).toHaveLength(1 + 2 * 7);
  });

  it('are the course of one figure', async () => {
    const [, ...rows] = await table(`/api/v1/kpis/dialogs/series.csv?${PERIOD}&step=day`);
    expect(rows.map(([day, value]) => `${day} ${value}`)).toEqual([
      '2026-11-01 1',
      '2026-11-02 0',
      '2026-11-03 1',
      '2026-11-04 0',
      '2026-11-05 0',
      '2026-11-06 0',
      '2026-11-07 0',
    ]);
  });

  it('are everything that a figure was counted from, as many rows as its denominator says', async () => {
    const [, ...rows] = await table(`/api/v1/kpis/chat_to_lead/units.csv?${PERIOD}&locale=en`);
    expect(rows.map(([, dialog, , channel, , , hit]) => [dialog, channel, hit])).toEqual([
      ['b', 'telegram', 'no'],
      ['a', 'web', 'yes'],
    ]);
    expect(await table(`/api/v1/kpis/chat_to_lead/units.csv?${PERIOD}&part=hits`)).toHaveLength(2);
    expect(await table(`/api/v1/kpis/chat_to_lead/units.csv?${PERIOD}&part=hits&detail=paid`)).toHaveLength(1);
  });

  it.each([
    '/api/v1/kpis.csv?from=2026-11-07&to=2026-11-01',
    '/api/v1/kpis.csv?locale=de',
    '/api/v1/kpis/leads/by/weather.csv',
    '/api/v1/kpis/guess/units.csv',
    '/api/v1/kpis/leads/units.csv?detail=paid',
    '/api/v1/kpis/leads/units?detail=paid',
  ])('are refused with the reason for %s', async (path) => {
    expect((await http.asApi(path)).status).toBe(400);
  });

  it('are for the team only', async () => {
    expect((await http.call('/api/v1/kpis.csv')).status).toBe(401);
  });
});
