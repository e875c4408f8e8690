import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type EngineRig, startEngines } from '../support/start-engine.ts';
import { until } from '../support/until.ts';

/** They grow with every message; the rest are a handful of settings. */
const GROWING = [
  'inbox',
  'threads',
  'contacts',
  'dialogs',
  'messages',
  'appointments',
  'events',
  'timers',
  'deliveries',
  'files',
];

describe('the way of a message', () => {
  let rig: EngineRig;
  beforeAll(async () => {
    rig = await startEngines();
  });
  afterAll(() => rig.stop());

  it('reads no collection from end to end, however often it looks for work', async () => {
    const { db } = rig.store.connection;
    if (!db) throw new Error('The store is closed.');
    await db.command({ profile: 2 });
    const [engine] = rig.engines;
    for (let index = 0; index < 20; index++) {
      await engine?.receive(rig.incoming(`chat-${index % 5}`, index % 2 ? 'здравствуйте' : 'хочу на маникюр'));
    }
    const files = [{ kind: 'image' as const, handle: 'h' }];
    await engine?.receive(rig.incoming('chat-1', '', { content: { kind: 'media', media: 'image', files } }));
    const idle = async () => (await rig.store.inbox.countDocuments({ state: 'new' })) === 0;
    await until(idle, 'all to be worked off');
    await until(async () => (await rig.store.files.countDocuments({ state: 'lost' })) === 1, 'the file to be settled');
    const dialogId = await rig.dialogId('chat-0');
    await engine?.act({
      dialogId,
      actor: { kind: 'operator', id: 'op-1' },
      actions: [{ kind: 'reply', text: 'Минуту' }],
    });
    // Each sweep at least once.
    const sweeps = { 'command.hint': { $in: ['unsent', 'waiting'] } };
    await until(async () => (await db.collection('system.profile').countDocuments(sweeps)) >= 3, 'the sweeps');
    await db.command({ profile: 0 });
    const scans = await db
      .collection('system.profile')
      .find({ planSummary: 'COLLSCAN', ns: { $in: GROWING.map((name) => `${db.databaseName}.${name}`) } })
      .toArray();
    // Counting what waits is this test's own doing.
    const own = scans.filter(({ command }) => command.pipeline?.[1]?.$group?.n);
    expect(scans.filter((scan) => !own.includes(scan)).map(({ ns, command }) => ({ ns, command }))).toEqual([]);
  });
});
