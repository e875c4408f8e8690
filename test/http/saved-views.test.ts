import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { ProblemView } from '../../src/http/problem.ts';
import { SavedViewView } from '../../src/http/views/saved-view-view.ts';
import { type HttpFixture, startHttp } from '../support/start-http.ts';

const PATH = '/api/v1/views';

describe('Saved views', () => {
  let http: HttpFixture;
  let olga: string;
  let admin: string;
  beforeAll(async () => {
    http = await startHttp();
    olga = await http.cookieOf('operator');
    admin = await http.cookieOf('admin');
  });
  afterAll(() => http.stop());

  const send = (method: string, path: string, cookie: string, body?: unknown) =>
    http.call(path, {
      method,
      headers: { cookie, 'content-type': 'application/json', origin: http.url, 'sec-fetch-site': 'same-origin' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const save = async (cookie: string, body: object) => {
    const answer = await send('POST', PATH, cookie, { kind: 'board', query: { tag: 'vip' }, ...body });
    expect(answer.status).toBe(201);
    return SavedViewView.parse(await answer.json());
  };
  const titles = async (cookie: string, query = '') => {
    const answer = await http.call(`${PATH}${query}`, { headers: { cookie } });
    return z
      .object({ items: z.array(SavedViewView) })
      .parse(await answer.json())
      .items.map(({ title }) => title);
  };

  it('are seen by who made them, and by all when they are shared', async () => {
    await save(olga, { title: 'Мои VIP' });
    await save(olga, { title: 'VIP для всех', shared: true });
    await save(admin, { title: 'Клиенты', kind: 'contacts' });
    expect(await titles(olga)).toEqual(['VIP для всех', 'Мои VIP']);
    expect(await titles(admin)).toEqual(['VIP для всех', 'Клиенты']);
    expect(await titles(admin, '?kind=contacts')).toEqual(['Клиенты']);
  });

  it('are changed by who made them, and shared ones by who manages the funnel; others are told to save their own', async () => {
    const own = await save(olga, { title: 'Только я' });
    const shared = await save(olga, { title: 'Все', shared: true });
    const ofAdmin = await save(admin, { title: 'От руководителя', shared: true });
    const secret = await save(admin, { title: 'Секрет' });
    expect(own).toMatchObject({ mine: true, version: 1 });
    const change = { version: 1, title: 'Иначе' };
    // Of others' own views nobody learns that they are there.
    expect((await send('PATCH', `${PATH}/${own.id}`, admin, change)).status).toBe(404);
    expect((await send('PATCH', `${PATH}/${secret.id}`, olga, change)).status).toBe(404);
    expect((await send('PATCH', `${PATH}/${ofAdmin.id}`, olga, change)).status).toBe(403);
    expect((await send('DELETE', `${PATH}/${ofAdmin.id}`, olga)).status).toBe(403);
    const changed = await send('PATCH', `${PATH}/${shared.id}`, admin, change);
    expect(SavedViewView.parse(await changed.json())).toMatchObject({ title: 'Иначе', version: 2 });
    expect((await send('DELETE', `${PATH}/${own.id}`, olga)).status).toBe(200);
    expect(await titles(olga)).not.toContain('Только я');
  });

  it('keep what another has changed meanwhile: of two changes of one version the second is refused', async () => {
    const view = await save(olga, { title: 'Две правки', shared: true });
    const both = await Promise.all(
      [olga, admin].map((cookie, n) =>
        send('PATCH', `${PATH}/${view.id}`, cookie, { version: 1, query: { tag: `t${n}` } }),
      ),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it.each([
    ['body.title', { title: ' ', kind: 'board', query: {} }],
    ['body.kind', { title: 'x', kind: 'tasks', query: {} }],
    ['body.query.tag', { title: 'x', kind: 'board', query: { tag: { $ne: null } } }],
    ['body.query.$where', { title: 'x', kind: 'board', query: { $where: '1' } }],
  ])('are refused with %s named', async (path, body) => {
    const answer = await send('POST', PATH, olga, body);
    expect(answer.status).toBe(400);
    expect(ProblemView.parse(await answer.json()).errors?.map((error) => error.path)).toContain(path);
  });
});
