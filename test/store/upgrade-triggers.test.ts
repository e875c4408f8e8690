import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DEFAULT_PIPELINE } from '../../src/domain/default-pipeline.ts';
import { DEFAULT_TRIGGERS } from '../../src/domain/default-triggers.ts';
import { Trigger } from '../../src/domain/trigger.ts';
import { fromDocument, toDocument } from '../../src/store/document.ts';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { upgradeTriggers } from '../../src/store/upgrade-triggers.ts';
import { buildEvent } from '../support/build-event.ts';
import { testDatabaseUri } from '../support/mongod.ts';

/** As version 0.1 has written them. */
const OLD = {
  title: { ru: 'Спросить, как прошёл визит', en: 'Ask how the visit went' },
  enabled: true,
  on: 'appointment_visited',
  when: {
    stages: ['visited'],
    channels: ['web'],
    handoffReasons: ['complaint'],
    withoutTags: ['vip'],
    unassigned: true,
  },
  action: { kind: 'send_message', text: { ru: 'Спасибо', en: 'Thanks' } },
  delayMinutes: 120,
  cancelWhenMoved: true,
};

let store: Store;
describe('triggers of an older version', () => {
  beforeAll(async () => {
    store = await openStore(testDatabaseUri('upgrade'));
    await store.pipelines.insertOne(toDocument(DEFAULT_PIPELINE));
    const raw = store.connection.db?.collection<{ _id: string; [part: string]: unknown }>('triggers');
    await raw?.insertMany([
      { _id: 'a-thanks', ...OLD },
      {
        _id: 'b-owner',
        ...OLD,
        on: 'handed_off',
        when: {},
        action: { kind: 'change_assignee', to: { role: 'owner' } },
        delayMinutes: 0,
        cancelWhenMoved: false,
      },
      {
        _id: 'c-person',
        ...OLD,
        on: 'no_show',
        when: {},
        action: { kind: 'change_assignee', to: { operatorId: 'olga' } },
      },
      { _id: 'd-share', ...OLD, on: 'handed_off', when: {}, action: { kind: 'distribute' } },
    ]);
    await store.triggers.insertMany(DEFAULT_TRIGGERS.map(toDocument));
    const visited = buildEvent(
      { type: 'appointment_visited', appointmentId: 'v', serviceId: 's', staffId: 'x', start: new Date(0) },
      { id: 'e1' },
    );
    await store.events.insertOne(toDocument(visited));
    const timer = { due: new Date(), dialogId: 'dialog-1', state: 'pending', outcome: null };
    await store.connection.db?.collection<{ _id: string; [part: string]: unknown }>('timers').insertMany([
      { _id: 'known', ...timer, work: { kind: 'trigger', triggerId: 'a-thanks', eventId: 'e1', stageId: 'visited' } },
      { _id: 'orphan', ...timer, work: { kind: 'trigger', triggerId: 'gone', eventId: 'e1', stageId: 'visited' } },
    ]);
    await upgradeTriggers(store);
    // A second process may start at the same time.
    await upgradeTriggers(store);
  });
  afterAll(() => store.close());

  it('old triggers say the same in the new form, and those of a new installation stay', async () => {
    const triggers = (await store.triggers.find().sort({ position: 1, _id: 1 }).toArray()).map(fromDocument);
    expect(triggers).toHaveLength(9);
    for (const trigger of triggers) expect(Trigger.parse(trigger)).toEqual(trigger);
    const of = (id: string) => triggers.find((trigger) => trigger.id === id);
    expect(of('a-thanks')).toMatchObject({
      on: { kind: 'appointment_visited' },
      when: {
        match: 'all',
        of: [
          { kind: 'stage', in: ['sales/visited'] },
          { kind: 'channel', in: ['web'] },
          { kind: 'handoff_reason', in: ['complaint'] },
          { kind: 'tag', of: 'dialog', in: ['vip'], not: true },
          { kind: 'assignee', in: [null] },
        ],
      },
      actions: [{ kind: 'send_message', text: { ru: 'Спасибо', en: 'Thanks' }, needsConsent: false }],
      delay: { minutes: 120, businessHours: false },
      cancelledBy: ['moved'],
      version: 1,
    });
    expect(of('b-owner')?.actions).toEqual([{ kind: 'change_assignee', to: { kind: 'owner' } }]);
    expect(of('c-person')).toMatchObject({
      on: { kind: 'appointment_missed' },
      actions: [{ kind: 'change_assignee', to: { kind: 'person', operatorId: 'olga' } }],
    });
    expect(of('d-share')?.actions).toEqual([{ kind: 'distribute', ruleId: null }]);
  });

  it('what they had planned still fires, unless its trigger is gone', async () => {
    expect(await store.timers.findOne({ _id: 'known' })).toMatchObject({
      state: 'pending',
      work: {
        triggerId: 'a-thanks',
        on: 'appointment_visited',
        episode: 'e1',
        stageId: 'visited',
        step: 0,
        event: { id: 'e1' },
      },
    });
    expect(await store.timers.findOne({ _id: 'orphan' })).toMatchObject({ state: 'skipped' });
  });
});
