import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ProblemView } from '../../src/http/problem.ts';
import { FieldView } from '../../src/http/views/field-view.ts';
import { pageOf } from '../../src/http/views/page-view.ts';
import { TagView } from '../../src/http/views/tag-view.ts';
import { toDocument } from '../../src/store/document.ts';
import { buildContact } from '../support/build-contact.ts';
import { type HttpFixture, startHttp } from '../support/start-http.ts';

let http: HttpFixture;
let operator: string;
describe('tags and fields over HTTP', () => {
  beforeAll(async () => {
    http = await startHttp();
    operator = await http.cookieOf('operator');
  });
  afterAll(() => http.stop());
  beforeEach(async () => {
    const { fields, tags, tagJobs, contacts } = http.store;
    await Promise.all([fields.deleteMany({}), tags.deleteMany({}), tagJobs.deleteMany({}), contacts.deleteMany({})]);
  });

  const ask = (method: string, path: string, body?: unknown) =>
    http.asApi(`/api/v1${path}`, {
      method,
      ...(body !== undefined && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
  const title = (ru: string, en: string) => ({ ru, en });
  const reasonOf = async (answer: Response) => ProblemView.parse(await answer.json()).detail;

  describe('The API of custom fields', () => {
    const make = async (body: object) => {
      const answer = await ask('POST', '/fields', {
        on: 'contact',
        title: title('Город', 'City'),
        kind: 'text',
        ...body,
      });
      expect(answer.status).toBe(201);
      return FieldView.parse(await answer.json());
    };

    it('adds a field under a name that can stand in a message, and lists all in their order', async () => {
      const first = await make({});
      const second = await make({ title: title('Дата рождения', 'Дата рождения'), kind: 'date' });
      expect([first.id, second.id]).toEqual(['city', 'data_rozhdeniya']);
      expect((await make({ on: 'dialog' })).id).toBe('city_2');
      const all = pageOf(FieldView).parse(await (await ask('GET', '/fields')).json()).items;
      expect(all.map(({ id }) => id)).toEqual(['city', 'data_rozhdeniya', 'city_2']);
    });

    it('is open to those who manage only', async () => {
      const answer = await http.call('/api/v1/fields', {
        method: 'POST',
        headers: { cookie: operator, origin: http.url, 'content-type': 'application/json' },
        body: JSON.stringify({ on: 'contact', title: title('Город', 'City'), kind: 'text' }),
      });
      expect(answer.status).toBe(403);
    });

    it('keeps the kind of a field that has values, unless they are values of the other kind too', async () => {
      const { id } = await make({ kind: 'phone' });
      expect((await ask('PATCH', `/fields/${id}`, { kind: 'number' })).status).toBe(200);
      await ask('PATCH', `/fields/${id}`, { kind: 'phone' });
      await http.store.contacts.insertOne(toDocument(buildContact({ fields: { [id]: '+79185551234' } })));
      const refused = await ask('PATCH', `/fields/${id}`, { kind: 'number' });
      expect(refused.status).toBe(409);
      expect(await reasonOf(refused)).toContain('It can become: text.');
      expect((await ask('PATCH', `/fields/${id}`, { kind: 'text' })).status).toBe(200);
    });

    it('removes a field from sight, keeps its values, and brings it back', async () => {
      const { id } = await make({});
      await http.store.contacts.insertOne(toDocument(buildContact({ fields: { [id]: 'Тула' } })));
      expect(FieldView.parse(await (await ask('DELETE', `/fields/${id}`)).json()).removed).toBe(true);
      expect((await http.store.contacts.findOne({}))?.fields).toEqual({ [id]: 'Тула' });
      expect(FieldView.parse(await (await ask('PATCH', `/fields/${id}`, { removed: false })).json()).removed).toBe(
        false,
      );
    });

    it('hides a choice that is left out, and knows the others by their ids under new names', async () => {
      const field = await make({
        kind: 'list',
        options: [{ title: title('Да', 'Yes') }, { title: title('Нет', 'No') }],
      });
      const [yes] = field.options;
      const edited = await ask('PATCH', `/fields/${field.id}`, {
        options: [{ id: yes?.id, title: title('Ага', 'Yep') }],
      });
      expect(FieldView.parse(await edited.json()).options).toMatchObject([
        { id: yes?.id, title: { ru: 'Ага' }, hidden: false },
        { title: { ru: 'Нет' }, hidden: true },
      ]);
    });

    it('does not lose the change of one of two people', async () => {
      const { id, version } = await make({});
      expect((await ask('PATCH', `/fields/${id}`, { title: title('А', 'A'), version })).status).toBe(200);
      const second = await ask('PATCH', `/fields/${id}`, { title: title('Б', 'B'), version });
      expect(await reasonOf(second)).toContain('meanwhile');
    });

    it.each([
      ['a list without choices', { kind: 'list' }, 409],
      [
        'a choice that is there twice',
        { kind: 'list', options: [{ title: title('Да', 'Yes') }, { title: title('да', 'Y') }] },
        409,
      ],
      ['a kind that is unknown', { kind: 'file' }, 400],
      ['a title in one language', { title: { ru: 'Город' } }, 400],
      ['a name that MongoDB would read', { id: '$where' }, 400],
      ['a name with a dot', { id: 'a.b' }, 400],
    ])('refuses %s with the reason', async (_, body, status) => {
      const answer = await ask('POST', '/fields', {
        on: 'contact',
        title: title('Город', 'City'),
        kind: 'text',
        ...body,
      });
      expect(answer.status).toBe(status);
      expect(await reasonOf(answer)).not.toBe('');
      expect(await http.store.fields.countDocuments({})).toBe(0);
    });

    it('refuses a second field of the same title or name', async () => {
      await make({ id: 'city' });
      const kind = { on: 'contact', kind: 'text' };
      expect((await ask('POST', '/fields', { ...kind, title: title('ГОРОД', 'Town') })).status).toBe(409);
      expect((await ask('POST', '/fields', { ...kind, id: 'city', title: title('Иной', 'Other') })).status).toBe(409);
    });
  });

  describe('The API of tags', () => {
    it('adds, renames, recolours, merges and deletes, and counts who carries each', async () => {
      expect((await ask('POST', '/tags', { title: '  Новый   клиент ' })).status).toBe(201);
      expect((await ask('POST', '/tags', { title: 'VIP', colour: '#1971c2' })).status).toBe(201);
      await http.store.contacts.insertOne(toDocument(buildContact({ tags: ['VIP'] })));
      const tags = async () => pageOf(TagView).parse(await (await ask('GET', '/tags?usage=true')).json()).items;
      expect(await tags()).toMatchObject([
        { title: 'VIP', usage: { dialogs: 0, contacts: 1 } },
        { title: 'Новый клиент', usage: { contacts: 0 } },
      ]);
      const path = `/tags/${encodeURIComponent('новый клиент')}`;
      expect((await ask('PATCH', path, { title: 'Первый визит', colour: '#c2255c' })).status).toBe(200);
      expect(await tags()).toMatchObject([
        { title: 'VIP' },
        { title: 'Первый визит', colour: '#c2255c', changing: true },
      ]);
      expect((await ask('POST', '/tags/vip/merge', { into: 'первый визит' })).status).toBe(200);
      expect((await ask('DELETE', `/tags/${encodeURIComponent('первый визит')}`)).status).toBe(200);
      expect(await tags()).toEqual([]);
      expect(await http.store.tagJobs.countDocuments({ state: 'running' })).toBe(3);
    });

    it.each([
      ['POST', '/tags', { title: ' ' }, 400],
      ['POST', '/tags', { title: 'x'.repeat(61) }, 400],
      ['POST', '/tags', { title: 'a', colour: 'red' }, 400],
      ['PATCH', '/tags/nothing', { title: 'b' }, 404],
      ['POST', '/tags/nothing/merge', { into: 'b' }, 404],
      ['DELETE', '/tags/nothing', undefined, 404],
    ])('%s %s of %j is refused by %i', async (method, path, body, status) => {
      expect((await ask(method, path, body)).status).toBe(status);
    });
  });
});
