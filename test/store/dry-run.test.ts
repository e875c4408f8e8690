import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { toDocument } from '../../src/store/document.ts';
import { dryRun } from '../../src/store/dry-run/dry-run.ts';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { planDates } from '../../src/store/plan-dates.ts';
import { lastLoops, listRuns, runStats } from '../../src/store/queries/trigger-runs.ts';
import { plannedByTrigger, removeTrigger } from '../../src/store/queries/triggers.ts';
import { buildBusiness } from '../support/build-business.ts';
import { buildContact } from '../support/build-contact.ts';
import { buildDialog } from '../support/build-dialog.ts';
import { buildEvent } from '../support/build-event.ts';
import { all, buildTrigger } from '../support/build-trigger.ts';
import { testDatabaseUri } from '../support/mongod.ts';

const DAY = 86_400_000;
const NOW = new Date('2026-11-10T12:00:00Z');
const ago = (days: number) => new Date(NOW.getTime() - days * DAY);
const DIALOGS = 1_200;
/** Other tests may keep the machine busy. */
const PATIENT = 60_000;
const birthday = {
  id: 'birthday',
  on: 'contact' as const,
  title: { ru: 'День рождения', en: 'Birthday' },
  kind: 'date' as const,
  options: [],
  position: 1,
  version: 1,
  removedAt: null,
};
const ON_BIRTHDAY = {
  kind: 'date_reached',
  of: 'contact',
  fieldId: 'birthday',
  days: 0,
  at: '10:00',
  yearly: true,
} as const;

describe('triggers over many dialogs', () => {
  let store: Store;
  const world = { business: buildBusiness(), fields: [birthday], from: ago(30), to: NOW };
  beforeAll(async () => {
    store = await openStore(testDatabaseUri('dry-run'));
    const ids = Array.from({ length: DIALOGS }, (_, index) => String(index));
    await store.contacts.insertMany(
      ids.map((id) =>
        toDocument(
          buildContact({
            id: `c${id}`,
            fields: Number(id) % 100 === 0 ? { birthday: '1990-11-05' } : {},
            identities: [{ channelId: 'web:main', channelKind: 'web', externalId: id, blocked: false }],
          }),
        ),
      ),
    );
    await store.dialogs.insertMany(
      ids.map((id) => toDocument(buildDialog({ id: `d${id}`, contactId: `c${id}`, createdAt: ago(40) }))),
    );
    await store.events.insertMany(
      ids.flatMap((id) => {
        const at = (days: number) => new Date(ago(days).getTime() + Number(id));
        const part = (name: string, days: number) => ({
          id: `${id}-${name}`,
          at: at(days),
          dialogId: `d${id}`,
          contactId: `c${id}`,
        });
        const body = { fromPipeline: 'sales', toPipeline: 'sales', why: 'by hand', type: 'stage_changed' } as const;
        return [
          toDocument(buildEvent({ ...body, from: 'new', to: 'booked' }, part('a', 20))),
          toDocument(buildEvent({ ...body, from: 'booked', to: 'new' }, part('b', 10))),
          toDocument(buildEvent({ type: 'message_received', messageId: id, seq: 1 }, part('c', 8))),
          toDocument(
            buildEvent(
              { type: 'message_queued', messageId: id, seq: 2, author: 'operator' },
              part('d', Number(id) % 2 ? 7 : 7.99),
            ),
          ),
        ];
      }),
    );
  });
  afterAll(() => store.close());

  it('the dry run finds every dialog in which it would have fired, and shows the latest', async () => {
    const entered = buildTrigger({ on: { kind: 'stage_entered', stage: 'sales/booked' } });
    const found = await dryRun(store, entered, world, PATIENT);
    expect(found).toMatchObject({ count: DIALOGS, dialogs: DIALOGS, looked: 2 * DIALOGS, complete: true, byToday: [] });
    expect(found.fires).toHaveLength(200);
    expect(found.fires[0]).toMatchObject({ dialogId: `d${DIALOGS - 1}`, event: 'stage_changed' });
  });

  it('the dry run that has no time left tells what it has found, and that there is more', async () => {
    const entered = buildTrigger({ on: { kind: 'stage_entered', stage: 'sales/booked' } });
    const found = await dryRun(store, entered, world, 0);
    expect(found.complete).toBe(false);
    expect(found.count).toBeLessThan(DIALOGS);
  });

  it('the dry run of a clock tells who would have waited too long', async () => {
    const found = await dryRun(store, buildTrigger({ on: { kind: 'unanswered', minutes: 60 } }), world, PATIENT);
    expect(found.count).toBe(DIALOGS / 2);
  });

  it('the dry run says which conditions it has judged by today', async () => {
    const when = all(
      { kind: 'language', in: ['ru'], not: false },
      { kind: 'tag', of: 'contact', in: ['vip'], not: true },
      { kind: 'stage', in: ['sales/new'], not: false },
    );
    const found = await dryRun(store, buildTrigger({ on: { kind: 'message_received' }, when }), world, PATIENT);
    expect(found).toMatchObject({ count: DIALOGS, byToday: ['language', 'tag'] });
  });

  it('the dry run of a date finds those whose date it was', async () => {
    expect(await dryRun(store, buildTrigger({ on: ON_BIRTHDAY }), world, PATIENT)).toMatchObject({
      count: DIALOGS / 100,
    });
  });

  it('a date is planned once for each person, however often it is looked for', async () => {
    const trigger = { ...buildTrigger({ id: 'dated' }), on: ON_BIRTHDAY };
    const look = { from: ago(6), to: ago(4), zone: 'Europe/Moscow' };
    await Promise.all([planDates(store, trigger, look), planDates(store, trigger, look)]);
    expect((await plannedByTrigger(store)).get('dated')).toBe(DIALOGS / 100);
  });

  it('reads no collection from end to end', async () => {
    const { db } = store.connection;
    if (!db) throw new Error('The store is closed.');
    await db.command({ profile: 2 });
    await dryRun(store, buildTrigger({ on: { kind: 'unanswered', minutes: 60 } }), world, PATIENT);
    await dryRun(store, buildTrigger({ on: ON_BIRTHDAY }), world, PATIENT);
    await planDates(store, { ...buildTrigger(), on: ON_BIRTHDAY }, { from: ago(6), to: ago(4), zone: 'Europe/Moscow' });
    await listRuns(store, { triggerId: 'probe', outcome: 'done' }, { cursor: null, limit: 10 });
    await runStats(store, ['probe'], ago(30));
    await lastLoops(store, ['probe'], ago(30));
    await plannedByTrigger(store);
    await removeTrigger(store, 'dated');
    await db.command({ profile: 0 });
    const scans = await db
      .collection('system.profile')
      .find({ planSummary: 'COLLSCAN', ns: { $not: /system\.profile|\.triggers$/u } })
      .toArray();
    expect(scans.map(({ ns, command }) => ({ ns, command }))).toEqual([]);
  });
});
