import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { KpiQuery } from '../../src/http/app-deps.ts';
import { ProblemView } from '../../src/http/problem.ts';
import { KpisView } from '../../src/http/views/kpi-view.ts';
import { type HttpFixture, NOW, startHttp } from '../support/start-http.ts';

describe('KPIs', () => {
  let http: HttpFixture;
  const asked: KpiQuery[] = [];
  beforeAll(async () => {
    http = await startHttp({
      deps: {
        async kpis(query) {
          asked.push(query);
          return { from: query.from.toISOString(), to: query.to.toISOString(), filters: {}, kpis: [], series: [] };
        },
      },
    });
  });
  afterAll(() => http.stop());

  it.each([
    ['from=2026-11-02&to=2026-11-01', 'query.to'],
    ['from=2026-11-02T00:00:00Z&to=2026-11-02T00:00:00Z', 'query.to'],
    ['from=2022-01-01&to=2026-01-01', 'query.from'],
    ['from=2027-01-01', 'query.from'],
    ['from=soon', 'query.from'],
    ['to=2026-13-01', 'query.to'],
    ['channel=pigeon', 'query.channel'],
    ['channel[$ne]=web', 'query'],
    ['source=', 'query.source'],
    ['period=month', 'query'],
  ])('are refused for %s, which names %s', async (query, path) => {
    const before = asked.length;
    const response = await http.asApi(`/api/v1/kpis?${query}`);
    expect(response.status).toBe(400);
    expect(ProblemView.parse(await response.json()).errors?.map((error) => error.path)).toEqual([path]);
    expect(asked).toHaveLength(before);
  });

  it('are of the last 30 days when no period is named', async () => {
    const response = await http.asApi('/api/v1/kpis');
    expect(KpisView.strict().parse(await response.json()).kpis).toEqual([]);
    expect(asked.at(-1)).toEqual({ from: new Date('2026-10-11T12:00:00Z'), to: NOW });
  });

  it('take days in the time zone of the business, and the filters', async () => {
    await http.asApi('/api/v1/kpis?from=2026-11-01&to=2026-11-07&channel=web&source=qr');
    expect(asked.at(-1)).toEqual({
      from: new Date('2026-10-31T21:00:00Z'),
      to: new Date('2026-11-07T21:00:00Z'),
      channel: 'web',
      source: 'qr',
    });
  });
});
