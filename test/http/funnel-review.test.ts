import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ProblemView } from '../../src/http/problem.ts';
import { ReviewDialogsView, ReviewView } from '../../src/http/views/funnel-review-view.ts';
import { MeView } from '../../src/http/views/me-view.ts';
import { toDocument } from '../../src/store/document.ts';
import { LEADS, seedPeriod } from '../domain/funnel-review/leads.ts';
import { booksOfJourneys } from '../support/books-of-journeys.ts';
import { buildContact } from '../support/build-contact.ts';
import { buildDialog } from '../support/build-dialog.ts';
import { buildJourney } from '../support/build-journey.ts';
import { type HttpFixture, startHttp } from '../support/start-http.ts';

const PERIOD = 'from=2026-11-01&to=2026-11-07';

describe('the funnel review over HTTP', () => {
  let http: HttpFixture;
  let cookie = '';

  beforeAll(async () => {
    const junk = Array.from({ length: 31 }, (_, at) =>
      buildJourney({ id: `junk-${at}`, way: ['new', ['junk', 'operator:boris']], traits: { source: 'site' } }),
    );
    const journeys = [...seedPeriod({ skippedPaid: 15, passedPaid: 28 }), ...junk];
    let operatorId = '';
    http = await startHttp({
      deps: {
        books: {
          open: (...asked) => booksOf().open(...asked),
          journeys: (...asked) => booksOf().journeys(...asked),
        },
      },
      around: {
        pipelines: [LEADS],
        team: [
          { id: 'anna', name: 'Анна', role: 'operator' },
          { id: 'boris', name: 'Борис', role: 'operator' },
        ],
      },
    });
    const own = () => buildJourney({ id: 'own', way: ['new'], traits: { managerId: operatorId } });
    const booksOf = () => booksOfJourneys(operatorId === '' ? journeys : [...journeys, own()]);
    cookie = await http.cookieOf('operator');
    const me = await http.call('/api/v1/me', { headers: { cookie } });
    operatorId = MeView.parse(await me.json()).id;
    await http.store.raw('contacts').insertOne(toDocument(buildContact({ id: 'c1', name: 'Вера' })));
    await http.store.raw('dialogs').insertOne(toDocument(buildDialog({ id: 'skipped-0', contactId: 'c1' })));
  });
  afterAll(() => http.stop());

  const path = (rest: string): string => `/api/v1/pipelines/leads/review${rest}`;
  async function review(query = '', init?: RequestInit) {
    const response = await http[init ? 'call' : 'asApi'](path(`?${PERIOD}&goal=paid${query}`), init);
    return ReviewView.strict().parse(await response.json());
  }
  async function dialogs(query: string, init?: RequestInit) {
    const response = await http[init ? 'call' : 'asApi'](path(`/dialogs?${PERIOD}&goal=paid&${query}`), init);
    return ReviewDialogsView.strict().parse(await response.json());
  }

  it('names who jumped qualification, by whose hand, and what it costs', async () => {
    const { bottleneck, required } = await review();
    expect(bottleneck.text.ru).toMatch(/^38 из 72 диалогов, ушедших дальше, проскочили этап «Квалификация лида»/);
    expect(bottleneck.origin).toMatchObject({ dimension: 'source', key: 'call', dialogs: 23 });
    expect(required[0]?.jumps[0]).toEqual({
      from: null,
      to: 'target',
      by: 'operator:anna',
      byTitle: { ru: 'Анна', en: 'Анна' },
      dialogs: 23,
    });
  });

  it('leaves 31 out that are no requests, says how many, and counts them when asked to', async () => {
    const without = await review();
    expect([without.leftOut, without.dialogs]).toEqual([31, 78]);
    expect((await dialogs('of=left_out')).dialogs).toBe(31);
    const withThem = await review('&spam=true');
    expect([withThem.leftOut, withThem.dialogs]).toEqual([0, 109]);
    expect(withThem.stages.find(({ stageId }) => stageId === 'junk')?.visited).toBe(31);
  });

  it('opens each number into as many dialogs, with the move and who made it', async () => {
    const { stages, transitions, segments, findings } = await review();
    for (const { stageId, visited, movedOn, stillHere } of stages) {
      expect((await dialogs(`of=visited&stage=${stageId}`)).dialogs).toBe(visited);
      expect((await dialogs(`of=moved_on&stage=${stageId}`)).dialogs).toBe(movedOn);
      expect((await dialogs(`of=still_here&stage=${stageId}`)).dialogs).toBe(stillHere);
    }
    for (const { from, to, dialogs: count } of transitions) {
      const asked = `of=transition&stage=${from ?? 'none'}&target=${to ?? 'none'}`;
      expect((await dialogs(asked)).dialogs).toBe(count);
    }
    for (const { key, dialogs: count, goals } of segments.source) {
      expect((await dialogs(`of=all&source=${key ?? 'none'}`)).dialogs).toBe(count);
      expect((await dialogs(`of=reached&source=${key ?? 'none'}`)).dialogs).toBe(goals.paid?.numerator);
    }
    const slow = findings.find(({ kind }) => kind === 'slow');
    const opened = await dialogs(`of=slow&stage=${slow?.stageId}&over=${slow?.overSeconds}`);
    expect(opened.dialogs).toBe(slow?.dialogs);
    const [first] = (
      await dialogs('of=skipped&stage=qualification&origin=none&by=operator:anna&limit=100')
    ).items.filter(({ dialogId }) => dialogId === 'skipped-0');
    expect(first).toMatchObject({
      contactName: 'Вера',
      managerName: 'Анна',
      move: { from: null, to: 'target', by: 'operator:anna', byTitle: { ru: 'Анна', en: 'Анна' } },
    });
  });

  it('lists page by page, none twice and none left out', async () => {
    const seen: string[] = [];
    let cursor = '';
    do {
      const page = await dialogs(`of=all&limit=30${cursor}`);
      expect(page.dialogs).toBe(78);
      seen.push(...page.items.map(({ dialogId }) => dialogId));
      cursor = page.next ? `&cursor=${page.next}` : '';
    } while (cursor !== '');
    expect([seen.length, new Set(seen).size]).toEqual([78, 78]);
  });

  it('shows an operator own dialogs alone, the opened ones included', async () => {
    const headers = { cookie };
    const { dialogs: count, leftOut } = await review('', { headers });
    expect([count, leftOut]).toEqual([1, 0]);
    expect((await dialogs('of=all', { headers })).items.map(({ dialogId }) => dialogId)).toEqual(['own']);
    expect((await dialogs('of=all&manager=anna', { headers })).dialogs).toBe(0);
  });

  it.each(['stages', 'transitions', 'skipped', 'findings', 'source', 'channel', 'manager'])(
    'gives the table of %s as CSV',
    async (table) => {
      const response = await http.asApi(path(`.csv?${PERIOD}&table=${table}&locale=en`));
      expect(response.headers.get('content-type')).toContain('text/csv');
      expect(response.headers.get('content-disposition')).toContain(`funnel-${table}.csv`);
      const [head, ...rows] = (await response.text()).trim().split('\r\n');
      expect(rows.length).toBeGreaterThan(0);
      for (const row of rows) expect(row.split(';')).toHaveLength(head?.split(';').length ?? 0);
    },
  );

  it('gives the dialogs behind a number as CSV, too', async () => {
    const response = await http.asApi(path(`/dialogs.csv?${PERIOD}&of=skipped&stage=qualification`));
    const [, ...rows] = (await response.text()).trim().split('\r\n');
    expect(rows).toHaveLength(38);
  });

  it.each([
    ['of=visited', 'query.stage'],
    ['of=visited&stage=nowhere', 'query.stage'],
    ['of=transition&stage=new&target=nowhere', 'query.target'],
    ['of=skipped&origin=nowhere', 'query.origin'],
    ['of=everything', 'query.of'],
    ['of=slow&stage=new&over=long', 'query.over'],
    ['of=all&pipeline=leads', 'query'],
    ['of=all&goal=fame', 'query.goal'],
    ['of=all&cursor=nonsense', 'query.cursor'],
  ])('refuses to open %s, and names %s', async (query, field) => {
    const response = await http.asApi(path(`/dialogs?${PERIOD}&${query}`));
    expect(response.status).toBe(400);
    expect(ProblemView.parse(await response.json()).errors?.map((error) => error.path)).toEqual([field]);
  });

  it('is refused for a pipeline that is not there, an inverted period and one of fifty years', async () => {
    expect((await http.asApi('/api/v1/pipelines/none/review')).status).toBe(404);
    expect((await http.asApi(path('?from=2026-11-07&to=2026-11-01'))).status).toBe(400);
    expect((await http.asApi(path('?from=1976-01-01&to=2026-01-01'))).status).toBe(400);
    expect((await http.asApi('/api/v1/pipelines/none/review/dialogs?of=all')).status).toBe(404);
    expect((await http.asApi('/api/v1/pipelines/none/review.csv?table=stages')).status).toBe(404);
  });

  it('is empty, not wrong, where there are no dialogs', async () => {
    const { dialogs: count, goals, bottleneck } = await review('&source=nowhere');
    expect([count, goals.paid?.value, bottleneck.kind]).toEqual([0, null, 'even']);
  });
});
