import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FigureQuery } from '../../src/domain/analytics/figure-query.ts';
import { KPIS } from '../../src/domain/kpi/registry.ts';
import { ProblemView } from '../../src/http/problem.ts';
import { KpisView } from '../../src/http/views/kpi-view.ts';
import { type HttpFixture, NOW, startHttp } from '../support/start-http.ts';

describe('KPIs', () => {
  let http: HttpFixture;
  const asked: FigureQuery[] = [];
  beforeAll(async () => {
    http = await startHttp({
      deps: {
        books: {
          async open(query) {
            asked.push(query);
            return { books: [], state: null };
          },
          journeys: async () => [],
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
    ['from=1976-01-01&to=2026-01-01', 'query.from'],
    ['pipeline=nowhere', 'query.pipeline'],
    ['compare=never', 'query.compare'],
    ['step=hour', 'query.step'],
    ['spam=maybe', 'query.spam'],
    ['to=0001-01-05&compare=year', 'query.to'],
    ['to=9999-12-31', 'query.to'],
  ])('are refused for %s, which names %s', async (query, path) => {
    const before = asked.length;
    const response = await http.asApi(`/api/v1/kpis?${query}`);
    expect(response.status).toBe(400);
    expect(ProblemView.parse(await response.json()).errors?.map((error) => error.path)).toEqual([path]);
    expect(asked).toHaveLength(before);
  });

  it('are of the last 30 days when no period is named, in whole days', async () => {
    const response = await http.asApi('/api/v1/kpis');
    const { kpis } = KpisView.strict().parse(await response.json());
    expect(kpis.map(({ id }) => id)).toEqual(KPIS.map(({ id }) => id));
    expect(asked.at(-1)).toEqual({
      from: new Date('2026-10-11T21:00:00Z'),
      to: NOW,
      narrowing: {},
      withSpam: false,
    });
  });

  it('are of the 30 days that end with `to` when it is a date', async () => {
    await http.asApi('/api/v1/kpis?to=2026-10-30');
    expect(asked.at(-1)).toMatchObject({
      from: new Date('2026-09-30T21:00:00Z'),
      to: new Date('2026-10-30T21:00:00Z'),
    });
  });

  it('take days in the time zone of the business, and the filters; the word `none` means without', async () => {
    await http.asApi(
      '/api/v1/kpis?from=2026-11-01&to=2026-11-07&channel=web&source=qr&manager=none&pipeline=none&spam=true',
    );
    expect(asked.at(-1)).toEqual({
      from: new Date('2026-10-31T21:00:00Z'),
      to: new Date('2026-11-07T21:00:00Z'),
      narrowing: { channel: 'web', source: 'qr', manager: null, pipeline: null },
      withSpam: true,
    });
  });

  it('are compared with as long a period just before, or with the same dates a year earlier', async () => {
    const compared = async (how: string) => {
      const response = await http.asApi(`/api/v1/kpis?from=2026-11-01&to=2026-11-07&compare=${how}`);
      return KpisView.parse(await response.json()).compare;
    };
    expect(await compared('previous')).toEqual({ from: '2026-10-24T21:00:00.000Z', to: '2026-10-31T21:00:00.000Z' });
    expect(await compared('year')).toEqual({ from: '2025-10-31T21:00:00.000Z', to: '2025-11-07T21:00:00.000Z' });
  });

  it.each(['/api/v1/kpis/guess/units', '/api/v1/kpis/leads/by/weather', '/api/v1/kpis/leads/units?part=some'])(
    'are refused at %s',
    async (path) => {
      expect((await http.asApi(path)).status).toBe(400);
    },
  );
});
