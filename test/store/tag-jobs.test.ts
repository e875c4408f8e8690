import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { toDocument } from '../../src/store/document.ts';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { currentTags, usageOf } from '../../src/store/queries/tags.ts';
import { addTag, dropTag, editTag } from '../../src/store/tags/change-tags.ts';
import { runTagJobs } from '../../src/store/tags/run-tag-jobs.ts';
import { buildContact } from '../support/build-contact.ts';
import { buildDialog } from '../support/build-dialog.ts';
import { testDatabaseUri } from '../support/mongod.ts';

const NOW = new Date('2026-11-03T15:00:00Z');
const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);
const tag = (title: string) => ({ id: title.toLowerCase(), title, colour: '#1971c2', createdAt: NOW, version: 1 });

describe('A change of tags everywhere', () => {
  let store: Store;
  let jobs = 0;
  const job = () => ({ id: `job-${++jobs}`, createdAt: NOW });
  beforeAll(async () => {
    store = await openStore(testDatabaseUri('tags'));
  });
  afterAll(() => store.close());
  beforeEach(async () => {
    await Promise.all([store.tags, store.tagJobs, store.dialogs, store.contacts].map((all) => all.deleteMany({})));
    for (const title of ['VIP', 'цвет']) await addTag(store, tag(title));
    const dialogs = Array.from({ length: 1200 }, (_, n) =>
      buildDialog({ id: `d${n}`, threadId: `t${n}`, tags: n % 3 === 0 ? ['VIP', 'цвет'] : ['VIP'] }),
    );
    await store.dialogs.insertMany(dialogs.map(toDocument));
    await store.contacts.insertOne(toDocument(buildContact({ tags: ['VIP'] })));
  });

  it('renames a tag in the registry at once and wherever it is carried, in its place, under a new version', async () => {
    await editTag(store, 'vip', { title: 'Важный' }, job());
    expect((await store.tags.find().sort({ _id: 1 }).toArray()).map(({ title }) => title)).toEqual(['Важный', 'цвет']);
    await runTagJobs(store, NOW);
    expect(await usageOf(store, 'VIP')).toEqual({ dialogs: 0, contacts: 0 });
    expect(await usageOf(store, 'Важный')).toEqual({ dialogs: 1200, contacts: 1 });
    expect(await store.dialogs.findOne({ _id: 'd1' })).toMatchObject({
      tags: ['Важный'],
      version: buildDialog().version + 1,
    });
    expect(await store.tagJobs.findOne({})).toMatchObject({ changed: 1201 });
  });

  it('goes on after a crash in the middle, and changes nothing twice', async () => {
    await editTag(store, 'vip', { title: 'Важный' }, job());
    let written = 0;
    const real = store.raw.bind(store);
    const dying: Store = {
      ...store,
      raw(name) {
        const things = real(name);
        return new Proxy(things, {
          get(target, key) {
            if (key === 'updateMany' && ++written > 1) throw new Error('killed');
            const value: unknown = Reflect.get(target, key);
            return typeof value === 'function' ? value.bind(target) : value;
          },
        });
      },
    };
    await expect(runTagJobs(dying, NOW)).rejects.toThrow('killed');
    expect(await usageOf(store, 'VIP')).toMatchObject({ dialogs: 700 });
    await Promise.all([runTagJobs(store, NOW), runTagJobs(store, NOW)]);
    expect(await usageOf(store, 'VIP')).toEqual({ dialogs: 0, contacts: 0 });
    expect(await store.dialogs.countDocuments({ version: buildDialog().version + 1 })).toBe(1200);
    expect(await store.tagJobs.findOne({})).toMatchObject({ changed: 1201 });
  });

  it('catches what another process has tagged by the old name meanwhile, and ends when none does any more', async () => {
    await editTag(store, 'vip', { title: 'Важный' }, job());
    expect(await runTagJobs(store, NOW)).toBe(1);
    await store.dialogs.updateOne({ _id: 'd2' }, { $set: { tags: ['VIP'] } });
    await store.tags.insertOne(toDocument(tag('VIP')));
    expect(await runTagJobs(store, later(16))).toBe(0);
    expect(await usageOf(store, 'VIP')).toEqual({ dialogs: 0, contacts: 0 });
    expect(await store.tags.countDocuments({ _id: 'vip' })).toBe(0);
  });

  it('says the new name to whoever uses the old one while it runs', async () => {
    await editTag(store, 'vip', { title: 'Важный' }, job());
    const tags = await currentTags(store, [tag('VIP')], ['vip']);
    expect(tags.find(({ id }) => id === 'vip')?.title).toBe('Важный');
  });

  it('merges a tag into another one, which nobody carries twice then', async () => {
    await dropTag(store, 'vip', 'цвет', job());
    await runTagJobs(store, NOW);
    expect(await store.dialogs.countDocuments({ tags: ['цвет'] })).toBe(1200);
    expect(await store.tags.countDocuments({})).toBe(1);
  });

  it('deletes a tag from all that carry it', async () => {
    await dropTag(store, 'vip', null, job());
    await runTagJobs(store, NOW);
    expect(await store.dialogs.countDocuments({ tags: 'VIP' })).toBe(0);
    expect(await store.dialogs.countDocuments({ tags: ['цвет'] })).toBe(400);
  });

  it('of case alone keeps the tag', async () => {
    await editTag(store, 'vip', { title: 'Vip' }, job());
    await runTagJobs(store, later(16));
    expect(await store.tags.findOne({ _id: 'vip' })).toMatchObject({ title: 'Vip' });
    expect(await usageOf(store, 'Vip')).toMatchObject({ dialogs: 1200 });
  });

  it('is refused where the name is another tag’s, or the editor has seen an older version', async () => {
    expect(await editTag(store, 'vip', { title: 'ЦВЕТ' }, job())).toMatchObject({ kind: 'refused' });
    expect(await editTag(store, 'vip', { colour: '#000000', version: 7 }, job())).toMatchObject({ kind: 'refused' });
    expect(await dropTag(store, 'vip', 'vip', job())).toMatchObject({ kind: 'refused' });
    expect(await dropTag(store, 'no such', null, job())).toEqual({ kind: 'not_found' });
    expect(await addTag(store, tag('vip'))).toMatchObject({ kind: 'refused' });
    expect(await store.tagJobs.countDocuments({})).toBe(0);
  });

  it('finds those who carry a tag, and those with a value in a field, by index', async () => {
    const plans = await Promise.all([
      store.dialogs.find({ tags: 'VIP' }).explain('queryPlanner'),
      store.contacts.find({ tags: 'VIP' }).explain('queryPlanner'),
      store.dialogs.find({ 'fields.city': 'msk' }).explain('queryPlanner'),
      store.contacts
        .find({ 'fields.city': { $exists: true } })
        .hint('by field')
        .explain('queryPlanner'),
    ]);
    for (const plan of plans) expect(JSON.stringify(plan.queryPlanner.winningPlan)).toContain('IXSCAN');
  });
});
