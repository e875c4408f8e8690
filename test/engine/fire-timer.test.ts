import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pino from 'pino';
import { fireTimer, type TimerDeps } from '../../src/engine/fire-timer.ts';
import { createMemory } from '../../src/engine/memory.ts';
import { type Committed, createCommit } from '../../src/store/commit/commit-changes.ts';
import { toDocument } from '../../src/store/document.ts';
import { newId } from '../../src/store/new-id.ts';
import { watchSurroundings } from '../../src/store/surroundings.ts';
import { createTalkStore } from '../../src/store/talk-store.ts';
import { addTag, buildTrigger, delayed } from '../support/build-trigger.ts';
import { type Fleet, startFleet, text } from '../support/engine-fleet.ts';

let fleet: Fleet;
describe('a timer that fires', () => {
  beforeAll(async () => {
    fleet = await startFleet();
  });
  afterAll(() => fleet.stop());

  const unused = () => {
    throw new Error('Not for this timer.');
  };

  it.each(['slot_taken', 'repeated', 'conflict'] as const)(
    'a timer whose effect could not be written (%s) is decided again, and only what was written is told',
    async (kind) => {
      const { store, clock } = fleet;
      await store.triggers.deleteMany({});
      await store.triggers.insertOne(toDocument(buildTrigger({ delay: delayed(10), actions: [addTag('fired')] })));
      await fleet.readSettings();
      await fleet.engine(0).receive(fleet.incoming(kind, text('здравствуйте')));
      await fleet.settled();
      await fleet.act(0, kind, { kind: 'change_tags', add: ['by hand'], remove: [] });
      clock.advance({ minutes: 11 });
      const dialogId = await fleet.dialogId(kind);
      const timer = await store.timers.findOne({ dialogId, state: 'pending' });
      const around = await watchSurroundings(store, undefined, pino({ level: 'silent' }));
      around.stop();
      const failures: Committed[] = [{ kind }];
      const commit = createCommit(store);
      const told: string[] = [];
      const deps: TimerDeps = {
        store,
        talkStore: createTalkStore(store),
        surroundings: around.current,
        now: clock.now,
        newId,
        memory: createMemory(),
        commit: async (decision) => failures.shift() ?? commit(decision),
        committed: ({ events }) => told.push(...events.map(({ body }) => body.type)),
        log: pino({ level: 'silent' }),
        owner: 'test',
        nlu: { understand: unused },
        responder: { slow: false, recall: () => null, answer: unused },
        flows: unused,
        load: unused,
        permitSlow: unused,
        typing: unused,
        board: unused,
        hear: unused,
        mergeSame: unused,
      };
      await fireTimer(deps, timer?._id ?? '');
      expect(told).toEqual(['tags_changed', 'trigger_fired']);
      expect(await store.timers.findOne({ dialogId })).toMatchObject({ state: 'fired', outcome: 'done' });
      expect(await store.dialogs.findOne({ _id: dialogId })).toMatchObject({ tags: ['by hand', 'fired'] });
    },
  );
});
