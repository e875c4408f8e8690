import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { toDocument } from '../../src/store/document.ts';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { currentTags, usageOf } from '../../src/store/queries/tags.ts';
import { addTag, dropTag, editTag } from '../../src/store/tags/change-tags.ts';
import { runTagJobs } from '../../src/store/tags/run-tag-jobs.ts';
import { buildContact } from '../support/build-contact.ts';
import { buildDialog } from '../support/build-dialog.ts';
import { buildTrigger, delayed } from '../support/build-trigger.ts';
import { testDatabaseUri } from '../support/mongod.ts';
import { OPERATOR, startStory } from '../support/trigger-story.ts';

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
    const { tags, tagJobs, dialogs: talks, contacts, triggers, timers, views } = store;
    await Promise.all([tags, tagJobs, talks, contacts, triggers, timers, views].map((all) => all.deleteMany({})));
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

  it('undone before it is through, leaves the tag in the registry and on all that carry it', async () => {
    await editTag(store, 'vip', { title: 'Важный' }, job());
    await store.dialogs.updateMany({ _id: { $in: ['d1', 'd2'] } }, { $set: { tags: ['Важный'] } });
    expect(await editTag(store, 'важный', { title: 'VIP' }, job())).toMatchObject({ kind: 'done' });
    for (const seconds of [0, 2, 16, 18]) await runTagJobs(store, later(seconds));
    expect((await store.tags.find().sort({ _id: 1 }).toArray()).map(({ title }) => title)).toEqual(['VIP', 'цвет']);
    expect(await usageOf(store, 'VIP')).toEqual({ dialogs: 1200, contacts: 1 });
    expect(await store.dialogs.findOne({ _id: 'd3' })).toMatchObject({ version: buildDialog().version });
  });

  it('lets no other tag have a name that is still being taken off, added or renamed, and says so', async () => {
    await dropTag(store, 'vip', null, job());
    const refused = { kind: 'refused', reason: expect.stringContaining('still being taken off') };
    expect(await addTag(store, tag('VIP'))).toMatchObject(refused);
    expect(await editTag(store, 'цвет', { title: 'vip' }, job())).toMatchObject(refused);
    expect((await store.tags.find().toArray()).map(({ title }) => title)).toEqual(['цвет']);
    await runTagJobs(store, later(16));
    expect(await addTag(store, tag('VIP'))).toMatchObject({ kind: 'done' });
    await runTagJobs(store, later(18));
    expect(await store.tags.countDocuments({ _id: 'vip' })).toBe(1);
  });

  it.each([
    ['renamed', () => editTag(store, 'vip', { title: 'Важный' }, job()), 'Важный'],
    ['merged', () => dropTag(store, 'vip', 'цвет', job()), 'цвет'],
  ])('%s, it is so in triggers, in what they have planned and in saved views', async (_how, change, to) => {
    const named = buildTrigger({
      on: { kind: 'tag_added', tag: 'vip' },
      when: { match: 'all', of: [{ match: 'any', of: [{ kind: 'tag', of: 'contact', in: ['VIP', 'b'], not: true }] }] },
      actions: [{ kind: 'change_tags', add: ['VIP', 'цвет'], remove: ['c'] }],
      delay: delayed(60),
    });
    const other = buildTrigger({ id: 'other', on: { kind: 'tag_added', tag: 'b' } });
    await store.triggers.insertMany([named, other].map(toDocument));
    const story = startStory([named]);
    story.do(OPERATOR, { kind: 'change_tags', add: ['VIP'], remove: [] });
    await store.timers.insertMany(story.timers.map(toDocument));
    const view = { title: 'Мои', kind: 'board' as const, shared: true, ownerId: null, createdAt: NOW, version: 1 };
    await store.views.insertMany([
      { _id: 'named', query: { tag: 'VIP', text: 'VIP' }, ...view },
      { _id: 'else', query: { tag: 'b' }, ...view },
    ]);
    await change();
    expect(await store.triggers.findOne({ _id: 'probe' })).toMatchObject({
      on: { tag: to },
      when: { of: [{ of: [{ in: [to, 'b'] }] }] },
      actions: [{ add: to === 'цвет' ? ['цвет'] : [to, 'цвет'], remove: ['c'] }],
      version: 2,
    });
    expect(await store.triggers.findOne({ _id: 'other' })).toMatchObject({ on: { tag: 'b' }, version: 1 });
    expect(await store.timers.findOne({})).toMatchObject({ work: { event: { body: { added: [to] } } } });
    expect(await store.views.find().sort({ _id: 1 }).toArray()).toMatchObject([
      { query: { tag: 'b' }, version: 1 },
      { query: { tag: to, text: 'VIP' }, version: 2 },
    ]);
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
