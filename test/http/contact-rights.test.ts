import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { toDocument } from '../../src/store/document.ts';
import { buildContact } from '../support/build-contact.ts';
import { type HttpFixture, startHttp } from '../support/start-http.ts';

let http: HttpFixture;
describe('who may change contacts', () => {
  beforeAll(async () => {
    http = await startHttp();
    await http.store.contacts.insertOne(toDocument(buildContact({ id: 'c1' })));
  });
  afterAll(() => http.stop());

  const MANAGING: readonly [string, string][] = [
    ['GET', 'contacts/imports'],
    ['POST', 'contacts/imports'],
    ['GET', 'contacts/export'],
    ['GET', 'contacts/c1/suggestions'],
    ['POST', 'contacts/c1/merge'],
    ['POST', 'contacts/c1/dismissals'],
    ['POST', 'merges/m1/undo'],
  ];

  it('Operators see contacts and change them, but neither import, export nor merge them; viewers only see', async () => {
    const [operator, viewer] = [await http.cookieOf('operator'), await http.cookieOf('viewer')];
    const statusOf = async (method: string, path: string, cookie: string) => {
      const headers = { cookie, origin: http.url, 'content-type': 'application/json' };
      const answer = await http.call(`/api/v1/${path}`, { method, headers, ...(method !== 'GET' && { body: '{}' }) });
      return [method, path, answer.status];
    };
    for (const [method, path] of MANAGING) expect(await statusOf(method, path, operator)).toEqual([method, path, 403]);
    expect(await statusOf('GET', 'contacts', operator)).toEqual(['GET', 'contacts', 200]);
    expect(await statusOf('GET', 'contacts/c1', operator)).toEqual(['GET', 'contacts/c1', 200]);
    expect(await statusOf('GET', 'contacts', viewer)).toEqual(['GET', 'contacts', 200]);
    expect(await statusOf('PATCH', 'contacts/c1', viewer)).toEqual(['PATCH', 'contacts/c1', 403]);
    expect(await statusOf('POST', 'contacts', viewer)).toEqual(['POST', 'contacts', 403]);
  });
});
