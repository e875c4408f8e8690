import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ImportView } from '../../src/http/views/contact-view.ts';
import { toDocument } from '../../src/store/document.ts';
import { buildContact } from '../support/build-contact.ts';
import { API_KEY, startTestApp, type TestApp } from '../support/start-app.ts';
import { until } from '../support/until.ts';

/** Windows-1251 of Russian text. */
function cp1251(text: string): Buffer {
  const byteOf = (sign: string): number => {
    const code = sign.codePointAt(0) ?? 0;
    if (code >= 0x410 && code <= 0x44f) return code - 0x410 + 0xc0;
    if (sign === 'ё') return 0xb8;
    return code;
  };
  return Buffer.from([...text].map(byteOf));
}

describe('Contacts are imported from a table', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app?.stop());

  const call = (path: string, init?: RequestInit) =>
    fetch(`${app.url}/api/v1/contacts${path}`, {
      ...init,
      headers: { ...init?.headers, authorization: `Bearer ${API_KEY}` },
    });
  const json = (body: unknown) => ({ body: JSON.stringify(body), headers: { 'content-type': 'application/json' } });
  async function upload(file: string | Buffer, name = 'clients.csv'): Promise<ImportView> {
    const body = typeof file === 'string' ? file : new Uint8Array(file);
    const answer = await call(`/imports?name=${name}`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'text/csv' },
    });
    if (answer.status !== 201) throw new Error(await answer.text());
    return ImportView.parse(await answer.json());
  }
  async function refusal(file: string | Buffer): Promise<[number, string]> {
    const body = typeof file === 'string' ? file : new Uint8Array(file);
    const answer = await call('/imports', { method: 'POST', body });
    return [answer.status, await answer.text()];
  }
  async function through({ id }: { id: string }, what: 'check' | 'start', end: string): Promise<ImportView> {
    const asked = await call(`/imports/${id}/${what}`, { method: 'POST', ...json({}) });
    if (asked.status !== 202) throw new Error(await asked.text());
    return until(
      async () => {
        const now = ImportView.parse(await (await call(`/imports/${id}`)).json());
        return now.state === end || now.state === 'failed' ? now : null;
      },
      `the import to be ${end}`,
      60_000,
    );
  }
  const stored = () => app.store.contacts.find({ identities: [] }).sort({ phone: 1, name: 1 }).toArray();

  it('recognises Windows-1251, semicolons and Russian headings, checks first, and then writes', async () => {
    const made = await upload(
      cp1251(
        'ФИО;Телефон;Почта;Метки;Согласие\r\nАнна Петрова;8 (918) 555-01-01;anna@example.org;vip, волосы;да\r\nБорис;не помню;;;\r\n',
      ),
    );
    expect(made).toMatchObject({
      encoding: 'windows-1251',
      delimiter: ';',
      columns: ['ФИО', 'Телефон', 'Почта', 'Метки', 'Согласие'],
      mapping: ['name', 'phone', 'email', 'tags', 'consent'],
    });
    const checked = await through(made, 'check', 'checked');
    expect(checked.checked).toEqual({ rows: 2, new: 1, updated: 0, same: 0, errors: 1 });
    expect(checked.errors).toEqual([
      { line: 3, reason: '"не помню" is not a phone number', row: ['Борис', 'не помню', '', '', ''] },
    ]);
    expect(await stored()).toEqual([]);
    const done = await through(made, 'start', 'done');
    expect(done.counts).toEqual({ rows: 2, new: 1, updated: 0, same: 0, errors: 1 });
    expect(await stored()).toMatchObject([
      {
        name: 'Анна Петрова',
        phone: '+79185550101',
        email: 'anna@example.org',
        tags: ['vip', 'волосы'],
        consent: { granted: true, source: 'import: clients.csv' },
      },
    ]);
    const errors = await (await call(`/imports/${made.id}/errors`)).text();
    expect(errors).toContain('line;reason;ФИО;Телефон;Почта;Метки;Согласие');
    expect(errors).toContain('3;"""не помню"" is not a phone number";Борис;не помню;;;');
  });

  it.each([
    ['utf-8', Buffer.from('\uFEFFname,phone\nВера,+79185550201\n')],
    ['utf-16le', Buffer.from('\uFEFFname\tphone\nГлеб\t+79185550202\n', 'utf16le')],
    ['utf-16be', Buffer.from('\uFEFFname\tphone\nДина\t+79185550203\n', 'utf16le').swap16()],
  ])('recognises %s', async (encoding, file) => {
    const made = await upload(file);
    expect([made.encoding, made.columns, made.mapping]).toEqual([encoding, ['name', 'phone'], ['name', 'phone']]);
    expect((await through(made, 'start', 'done')).counts.new).toBe(1);
  });

  it('updates whom it knows by phone or e-mail instead of doubling, also within one file, and counts alike in the check', async () => {
    const file =
      'name;phone;email;source\nАнна Иванова;+7 918 555-01-01;;авито\nАнна;;ANNA@example.org;\nЖанна;9185550301;;\nЖанна;+79185550301;zh@example.org;\nЖанна;9185550301;zh@example.org;\n';
    const made = await upload(file);
    const counts = { rows: 5, new: 1, updated: 3, same: 1, errors: 0 };
    const checked = await through(made, 'check', 'checked');
    expect([checked.checked?.new, checked.checked?.errors]).toEqual([1, 0]);
    expect((await through(made, 'start', 'done')).counts).toEqual(counts);
    const [anna] = await app.store.contacts.find({ phone: '+79185550101' }).toArray();
    expect(anna).toMatchObject({ name: 'Анна', origin: { source: 'авито' }, version: 2 });
    const again = await upload(file.replace('Анна Иванова', 'Анна'));
    expect((await through(again, 'start', 'done')).counts).toEqual({ ...counts, new: 0, updated: 0, same: 5 });
  });

  it('does not sign up again by a table whoever has withdrawn the consent', async () => {
    await app.store.contacts.updateOne(
      { phone: '+79185550101' },
      { $set: { consent: { granted: false, at: new Date(), source: 'chat' } } },
    );
    await through(await upload('phone;consent\n+79185550101;yes\n'), 'start', 'done');
    expect((await app.store.contacts.findOne({ phone: '+79185550101' }))?.consent?.granted).toBe(false);
  });

  it('takes 300 columns, and refuses 301 by saying how many are the most', async () => {
    const table = (columns: number) =>
      `${['name', ...Array.from({ length: columns - 1 }, (_, at) => `c${at}`)].join(',')}\nА${',x'.repeat(columns - 1)}\n`;
    const made = await upload(table(300));
    expect([made.columns.length, made.mapping.filter((target) => target !== 'skip')]).toEqual([300, ['name']]);
    expect(await refusal(table(301))).toEqual([400, expect.stringContaining('301 columns, and 300 are the most')]);
    expect(await app.store.importChunks.distinct('importId')).not.toContain('');
  });

  it('refuses an empty file, one without rows, and a mapping that names one target twice', async () => {
    expect(await refusal('')).toEqual([400, expect.stringContaining('empty')]);
    expect(await refusal('name;phone\n')).toEqual([400, expect.stringContaining('not one row')]);
    const made = await upload('a;b\nx;y\n');
    const patched = await call(`/imports/${made.id}`, { method: 'PATCH', ...json({ mapping: ['name', 'name'] }) });
    expect([patched.status, await patched.text()]).toEqual([409, expect.stringContaining('Two columns go to')]);
    const started = await call(`/imports/${made.id}/start`, { method: 'POST', ...json({}) });
    expect([started.status, await started.text()]).toEqual([409, expect.stringContaining('Say first which column')]);
  });

  it('goes on behind what is written after a crash, each row counted once', async () => {
    const rows = Array.from({ length: 1200 }, (_, at) => `Клиент ${at};+7918600${String(at).padStart(4, '0')}`);
    const made = await upload(`name;phone\n${rows.join('\n')}\n`);
    // As a process leaves it that has died after its first batch: the lease has run out, the counts stand.
    await app.store.imports.updateOne(
      { _id: made.id },
      { $set: { counts: { rows: 500, new: 500, updated: 0, same: 0, errors: 0 } } },
    );
    const done = await through(made, 'start', 'done');
    expect(done.counts).toEqual({ rows: 1200, new: 1200, updated: 0, same: 0, errors: 0 });
    expect(await app.store.contacts.countDocuments({ phone: /^\+7918600/u })).toBe(700);
  });

  it('begins at the first row when a check was cancelled on its way', async () => {
    const made = await upload('name;phone\nИрина;+79185550501\nИнна;+79185550502\n');
    // As a check leaves it that is under way in another process.
    await app.store.imports.updateOne(
      { _id: made.id },
      {
        $set: {
          state: 'checking',
          owner: 'another',
          leaseUntil: new Date('2100-01-01T00:00:00Z'),
          counts: { rows: 1, new: 1, updated: 0, same: 0, errors: 0 },
        },
      },
    );
    const cancelled = await call(`/imports/${made.id}/cancel`, { method: 'POST', ...json({}) });
    expect(ImportView.parse(await cancelled.json())).toMatchObject({ state: 'cancelled', counts: { rows: 0 } });
    expect((await through(made, 'start', 'done')).counts).toMatchObject({ rows: 2, new: 2 });
  });

  it('goes on with what the rows before have made of a contact, be it found by its old phone', async () => {
    await through(await upload('name;phone;email\nОльга;+79185550601;olga@example.org\n'), 'start', 'done');
    const rows = 'phone;email;name;tags\n+79185550602;olga@example.org;Ольга Новая;vip\n+79185550601;;;late\n';
    await through(await upload(rows), 'start', 'done');
    expect(await app.store.contacts.find({ email: 'olga@example.org' }).toArray()).toMatchObject([
      { name: 'Ольга Новая', phone: '+79185550601', tags: ['vip', 'late'] },
    ]);
  });

  it('exports what fits a filter, with formulas defused and custom fields, and a mark for Excel', async () => {
    await through(await upload('name;phone;source\n=HYPERLINK(1);+79185550401;"a;b"\n'), 'start', 'done');
    const answer = await call('/export?text=9185550401');
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const [heading, row, rest] = bytes.toString('utf8').slice(1).split('\r\n');
    expect(heading).toMatch(/^name;phone;email;/u);
    expect(row).toMatch(/^'=HYPERLINK\(1\);\+79185550401;;;"a;b";/u);
    expect(rest).toBe('');
  });

  it('exports 20,000 contacts row by row, each once, while they are read', async () => {
    const people = Array.from({ length: 20_000 }, (_, at) =>
      toDocument(buildContact({ id: `many-${at}`, name: `Клиент ${at}`, phone: null, identities: [], tags: ['many'] })),
    );
    await app.store.contacts.insertMany(people);
    const answer = await call('/export?tag=many');
    expect(answer.headers.get('content-length')).toBeNull();
    const [, ...rows] = (await answer.text()).trimEnd().split('\r\n');
    expect(new Set(rows.map((row) => row.split(';')[0])).size).toBe(20_000);
    expect(rows).toHaveLength(20_000);
    await app.store.contacts.deleteMany({ tags: 'many' });
  });
});
