// Alone: it measures the heap of its process.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type EngineRig, startEngines } from '../support/start-engine.ts';
import { until } from '../support/until.ts';

const PER_SECOND = 20;
const SECONDS = 20;
const DIALOGS = 40;

setFlagsFromString('--expose-gc');
const collect: unknown = runInNewContext('gc');

function heapInUse(): number {
  if (typeof collect === 'function') collect();
  return process.memoryUsage().heapUsed;
}

describe('check 13: twenty seconds of steady load', () => {
  let rig: EngineRig;
  let connections = 0;
  beforeAll(async () => {
    rig = await startEngines();
    const client = rig.store.connection.getClient();
    client.on('connectionCreated', () => connections++);
    client.on('connectionClosed', () => connections--);
  });
  afterAll(() => rig.stop());

  const texts = ['здравствуйте', 'сколько стоит маникюр?', 'где вы находитесь?', 'до скольки вы работаете?'];

  async function load(seconds: number): Promise<void> {
    for (let sent = 0; sent < seconds * PER_SECOND; sent++) {
      const text = texts[sent % texts.length] ?? '';
      await rig.engines[0]?.receive(rig.incoming(`soak-${sent % DIALOGS}`, text));
      await sleep(1_000 / PER_SECOND);
    }
    const waiting = () => rig.store.inbox.countDocuments({ state: 'new' });
    await until(async () => (await waiting()) === 0, 'all to be answered');
  }

  it('leaves heap, handles and connections as they were after warming up, also when the provider is away for a while', async () => {
    // Every dialog remembered, every function compiled.
    await load(SECONDS / 5);
    const before = { heap: heapInUse(), handles: process.getActiveResourcesInfo().length, connections };
    const lagAtFirst = await lagDuring(() => load(SECONDS / 3));
    rig.channel.onSend = async () => ({ kind: 'retry', reason: 'away' });
    await load(SECONDS / 10);
    rig.channel.onSend = async ({ messageId }) => ({ kind: 'sent', providerMessageId: messageId });
    // How long is a matter of the machine and of who else is on it; that it does not grow is ours. Somebody else's burst goes by.
    const most = 200 + 3 * lagAtFirst;
    let lagAtLast = await lagDuring(() => load(SECONDS / 3));
    for (let again = 0; again < 2 && lagAtLast >= most; again++) lagAtLast = await lagDuring(() => load(SECONDS / 3));
    const unsent = () => rig.store.messages.countDocuments({ 'delivery.state': { $in: ['queued', 'sending'] } });
    await until(async () => (await unsent()) === 0, 'everything to be sent', 40_000);
    expect(heapInUse() - before.heap).toBeLessThan(20 * 2 ** 20);
    // What the last lines have left behind, such as timers of calls that were answered, goes by itself: a leak would stay.
    const moreHandles = () => process.getActiveResourcesInfo().length - before.handles;
    await until(
      async () => moreHandles() < 20,
      () => `handles to be as they were: ${moreHandles()} more`,
      30_000,
    );
    // Of a pool of thirty.
    await until(async () => connections - before.connections < 20, 'connections to be as they were', 30_000);
    expect(lagAtLast).toBeLessThan(most);
    expect(await rig.store.inbox.countDocuments({ state: { $ne: 'done' } })).toBe(0);
  }, 180_000);
});

/** How late the event loop was, ms, in 99 of 100 cases. */
async function lagDuring(work: () => Promise<void>): Promise<number> {
  const lag = monitorEventLoopDelay();
  lag.enable();
  await work();
  lag.disable();
  return lag.percentile(99) / 1e6;
}
