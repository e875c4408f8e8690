import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { TelegramOptions } from '../../src/channels/telegram/telegram-channel.ts';
import type { Channel } from '../../src/engine/ports.ts';
import { claimDuty, releaseDuty } from '../../src/store/duties.ts';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { createFakeInbox, type FakeInbox } from '../channels/inbox.ts';
import { buildTelegram } from '../channels/telegram/build-telegram.ts';
import { type FakeTelegram, startFakeTelegram } from '../support/fake-telegram.ts';
import { textUpdate } from '../support/fake-telegram-updates.ts';
import { newDatabaseUri } from '../support/mongod.ts';
import { until } from '../support/until.ts';

const POLLER = fileURLToPath(new URL('../channels/telegram/polling-process.ts', import.meta.url));
/** Polls are told apart by their timeout in seconds. */
const FIRST = { name: 'first', pollTimeoutSeconds: 2, aheadMs: 0 };
/** Its clock is 5 s ahead: a lease of 10 s, prolonged every 2 s, ends for it at the latest 5 s after the other's death. */
const SECOND = { name: 'second', pollTimeoutSeconds: 1, aheadMs: 5_000 };

let server: FakeTelegram;
let uri: string;
let store: Store;
let inbox: FakeInbox;
const processes: ChildProcess[] = [];
const channels: Channel[] = [];

describe('pollers of one bot', () => {
  beforeEach(async () => {
    server = await startFakeTelegram({ keepsTime: true });
    uri = newDatabaseUri('polling');
    store = await openStore(uri);
    inbox = createFakeInbox();
  });
  afterEach(async () => {
    await Promise.all(channels.splice(0).map((channel) => channel.stop()));
    for (const child of processes.splice(0)) child.kill('SIGKILL');
    await server.close();
    await store.close();
  });

  async function startProcess(options: typeof FIRST): Promise<ChildProcess> {
    const given = JSON.stringify({ uri, apiRoot: server.apiRoot, token: server.token, ...options });
    const child = spawn(process.execPath, ['--import', 'tsx', POLLER, given], { stdio: ['ignore', 'pipe', 'inherit'] });
    processes.push(child);
    if (child.stdout) await once(child.stdout, 'data');
    return child;
  }
  async function startHere(owner: string, overrides: Partial<TelegramOptions> = {}): Promise<Channel> {
    const channel = buildTelegram(server, {
      claimPolling: (leaseMs) => claimDuty(store, 'poll', owner, new Date(), leaseMs),
      releasePolling: () => releaseDuty(store, 'poll', owner),
      ...overrides,
    });
    channels.push(channel);
    await channel.start(inbox.receive, inbox.setAside, inbox.takeReport);
    return channel;
  }
  /** Seconds of the time-outs of all polls from the n-th on. */
  const pollsFrom = (n: number) =>
    server
      .callsOf('getUpdates')
      .slice(n)
      .map(({ payload }) => payload.timeout);
  const pollCount = () => server.callsOf('getUpdates').length;
  const taken = () =>
    store.connection.collection<{ _id: string; by: string; text: string }>('taken').find().sort({ _id: 1 }).toArray();
  const texts = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => `сообщение ${from + n}`);
  function push(from: number, to: number): void {
    for (const text of texts(from, to)) server.push(textUpdate(text));
  }
  const takenTexts = async () => (await taken()).map(({ text }) => text);

  describe('Two pollers of one bot (check 21)', () => {
    it('lets one go on and the other take over after its SIGKILL, with nothing lost and nothing twice', async () => {
      const first = await startProcess(FIRST);
      await until(() => pollCount() > 0, 'the first poll');
      await startProcess(SECOND);
      push(0, 20);
      await until(async () => (await taken()).length === 20, 'the first twenty');
      await server.called('getUpdates', pollCount() + 1);
      // All of this was the first's, however often the second asked.
      expect(new Set(pollsFrom(0))).toEqual(new Set([FIRST.pollTimeoutSeconds]));
      expect(new Set((await taken()).map(({ by }) => by))).toEqual(new Set(['first']));

      push(20, 60);
      await until(async () => (await taken()).length > 20, 'one of the next');
      first.kill('SIGKILL');
      const before = pollCount();
      push(60, 80);
      await until(async () => (await taken()).length === 80, 'all eighty', 30_000);
      expect(await takenTexts()).toEqual(texts(0, 80));
      expect(pollsFrom(before)).toContain(SECOND.pollTimeoutSeconds);
      expect((await taken()).at(-1)?.by).toBe('second');
      await until(() => server.pending().length === 0, 'the confirmation');
      expect(await store.duties.findOne({ _id: 'poll' })).toMatchObject({ owner: 'second', epoch: 2 });
    });

    it('keeps one that slept beyond its lease from confirming what the other has not stored', async () => {
      const first = await startProcess(FIRST);
      await until(() => pollCount() > 0, 'the first poll');
      const second = await startProcess(SECOND);
      push(0, 5);
      await until(async () => (await taken()).length === 5, 'the first five');
      // In the middle of a poll: between claim and poll it would still send that one, which confirms only what it has stored itself.
      await server.idle();
      first.kill('SIGSTOP');
      await until(() => pollsFrom(0).includes(SECOND.pollTimeoutSeconds), 'the second to take over', 30_000);
      push(5, 10);
      await until(async () => (await taken()).length === 10, 'the next five');
      const before = pollCount();
      first.kill('SIGCONT');
      await server.called('getUpdates', before + 2);
      expect(pollsFrom(before)).not.toContain(FIRST.pollTimeoutSeconds);

      second.kill('SIGSTOP');
      // For the first the lease ends ten seconds after the second's last claim, whose clock is five ahead: put it right.
      await store.duties.updateOne({ _id: 'poll' }, { $set: { until: new Date() } });
      push(10, 15);
      await until(async () => (await taken()).length === 15, 'the last five', 30_000);
      expect(await takenTexts()).toEqual(texts(0, 15));
      expect((await taken()).at(-1)?.by).toBe('first');
    });

    it('needs no wait when the leader stops by itself', async () => {
      const first = await startHere('first', { pollTimeoutSeconds: 20 });
      await server.idle();
      const waits: number[] = [];
      await startHere('second', {
        pollTimeoutSeconds: 25,
        pause: (ms) => {
          waits.push(ms);
          return new Promise((resolve) => setTimeout(resolve, 2));
        },
      });
      await until(() => waits.length > 0, 'the second to be refused');
      expect(new Set(waits)).toEqual(new Set([5_000]));
      await first.stop();
      await until(() => pollsFrom(0).includes(25), 'the second to poll');
      server.push(textUpdate('кто тут?'));
      expect(await inbox.arrived(1)).toHaveLength(1);
    });

    it('takes over within 30 s by the figures: the lease, the next claim and one call', async () => {
      const leases: number[] = [];
      const waits: number[] = [];
      await startHere('alone', {
        claimPolling: async (leaseMs) => {
          leases.push(leaseMs);
          return leases.length > 1;
        },
        pause: async (ms) => void waits.push(ms),
      });
      await server.called('getUpdates');
      expect((leases[0] ?? Number.NaN) + (waits[0] ?? Number.NaN)).toBeLessThanOrEqual(29_000);
    });

    it('survives two leaders that know nothing of each other: both get 409, and each message is one', async () => {
      await startHere('first', { claimPolling: async () => true });
      await startHere('second', { claimPolling: async () => true });
      push(0, 10);
      await until(() => new Set(inbox.arrivals.map(({ externalId }) => externalId)).size === 10, 'all ten');
      push(10, 20);
      await until(() => new Set(inbox.arrivals.map(({ externalId }) => externalId)).size === 20, 'all twenty');
    });
  });

  describe('Switching between polling and webhook (check 21)', () => {
    const byWebhook = { publicUrl: 'https://salon.example' };
    const deliverTo = (channel: Channel) =>
      server.deliverPending(async (update, secret) => {
        const headers = { 'x-telegram-bot-api-secret-token': secret };
        return (await channel.webhook?.({ headers, body: Buffer.from(JSON.stringify(update)) }))?.status;
      });
    const arrivedTexts = () => {
      const once = new Map(inbox.arrivals.map(({ externalId, content }) => [externalId, content]));
      return [...once.values()].map((content) => ('text' in content ? content.text : ''));
    };

    it('loses nothing, whichever way, while messages come and a write fails', async () => {
      const poller = await startHere('old');
      push(0, 3);
      await inbox.arrived(3);

      const webhook = await startHere('new', byWebhook);
      await server.called('setWebhook');
      // The old process still runs; its polls are refused now.
      push(3, 6);
      inbox.refuse(2);
      await deliverTo(webhook);
      await poller.stop();
      push(6, 8);
      await webhook.stop();

      await startHere('newer');
      push(8, 10);
      await until(() => arrivedTexts().length === 10, 'all ten');
      expect(arrivedTexts()).toEqual(texts(0, 10));
      await until(() => server.pending().length === 0, 'the confirmation');
    });

    it('gives an update that was polled but not confirmed once more to the webhook, which knows it', async () => {
      let stored: () => void = () => undefined;
      const firstStored = new Promise<void>((resolve) => {
        stored = resolve;
      });
      const poller = buildTelegram(server);
      channels.push(poller);
      push(0, 2);
      await poller.start(
        async (incoming) => {
          const received = await inbox.receive(incoming);
          stored();
          await poller.stop();
          return received;
        },
        inbox.setAside,
        inbox.takeReport,
      );
      await firstStored;
      const webhook = await startHere('new', byWebhook);
      await server.called('setWebhook');
      await deliverTo(webhook);
      expect(server.pending()).toEqual([]);
      expect(arrivedTexts()).toEqual(texts(0, 2));
      expect(inbox.arrivals).toHaveLength(3);
    });
  });
});
