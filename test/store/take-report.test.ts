import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { DeliveryState } from '../../src/domain/message.ts';
import type { DeliveryReport } from '../../src/engine/ports.ts';
import { toDocument } from '../../src/store/document.ts';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { takeReport } from '../../src/store/take-report.ts';
import { buildDialog } from '../support/build-dialog.ts';
import { buildFlying } from '../support/build-flying.ts';
import { testDatabaseUri } from '../support/mongod.ts';

const AT = new Date('2026-11-22T12:00:00Z');
const ASKED = new Date('2026-11-22T11:59:00Z');
const CHANNEL = 'telegram:1';

describe('What a provider tells later of a message', () => {
  let store: Store;
  let names = 0;
  beforeAll(async () => {
    store = await openStore(testDatabaseUri('reports'));
  });
  afterAll(() => store.close());

  const ids = { newId: () => `fact-${++names}` };
  async function stored(state: DeliveryState): Promise<string> {
    const id = `m${++names}`;
    const dialog = buildDialog({ id: `d-${id}` });
    await store.raw('dialogs').insertOne(toDocument(dialog));
    const line = buildFlying({ id, dialogId: dialog.id }, { channelId: CHANNEL, answering: ASKED });
    await store.raw('messages').insertOne(toDocument({ ...line, delivery: { state, providerMessageId: 'p' } }));
    return id;
  }
  const told = (messageId: string, state: DeliveryReport['state'], channelId = CHANNEL) =>
    takeReport(
      store,
      channelId,
      state === 'failed' ? { messageId, at: AT, state, reason: 'no' } : { messageId, at: AT, state },
      ids,
    );
  const stateOf = async (id: string) => (await store.messages.findOne({ _id: id }))?.delivery.state;

  it('takes a part that was lost for a failure, although the rest has come', async () => {
    const id = await stored('read');
    const report = { messageId: id, at: AT, state: 'failed', reason: 'no' } as const;
    expect(await takeReport(store, CHANNEL, report, ids)).toEqual([]);
    expect(await takeReport(store, CHANNEL, { ...report, partly: true }, ids)).toHaveLength(1);
    expect(await stateOf(id)).toBe('failed');
    expect(await takeReport(store, CHANNEL, { ...report, partly: true }, ids)).toEqual([]);
  });

  it('only ever moves it forward, in whatever order and however often it is told', async () => {
    const RANK: Partial<Record<DeliveryState, number>> = { sent: 0, delivered: 1, read: 2, failed: 3 };
    const reports = fc.array(fc.constantFrom<DeliveryReport['state']>('delivered', 'read', 'failed'), { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(reports, async (states) => {
        const id = await stored('sent');
        let facts = 0;
        let before = 0;
        for (const state of states) {
          facts += (await told(id, state)).length;
          const now = RANK[(await stateOf(id)) ?? 'sent'] ?? -1;
          expect(now).toBeGreaterThanOrEqual(before);
          before = now;
        }
        // It fails for good only when nobody has heard of its arrival before.
        expect(await stateOf(id)).toBe(
          states[0] === 'failed'
            ? 'failed'
            : states.includes('read')
              ? 'read'
              : states.includes('delivered')
                ? 'delivered'
                : 'sent',
        );
        expect(facts).toBe(states[0] === 'failed' ? 1 : 0);
      }),
      { numRuns: 40 },
    );
  });

  it('settles what nobody was sure of', async () => {
    const id = await stored('uncertain');
    await told(id, 'delivered');
    expect(await stateOf(id)).toBe('delivered');
  });

  it('lets the customer wait again when it has failed', async () => {
    const id = await stored('sent');
    const [fact] = await told(id, 'failed');
    expect(fact?.body).toEqual({ type: 'message_undelivered', messageId: id, state: 'failed', reason: 'no' });
    expect(await store.events.findOne({ _id: fact?.id ?? '' })).not.toBeNull();
    expect((await store.dialogs.findOne({ _id: `d-${id}` }))?.waitingSince).toEqual(ASKED);
  });

  it('says nothing about messages of another channel, or of nobody', async () => {
    const id = await stored('sent');
    await told(id, 'read', 'whatsapp:2');
    await told('nobody', 'read');
    expect(await stateOf(id)).toBe('sent');
  });
});
