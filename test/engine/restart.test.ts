import { afterEach, describe, expect, it } from '@jest/globals';
import { threadIdOf } from '../../src/domain/channel.ts';
import { createTestClock, startTestApp, type TestApp } from '../support/start-app.ts';
import { startEngines } from '../support/start-engine.ts';
import { until } from '../support/until.ts';

const WISH = 's:book?service=haircut-men&date=2031-03-06&time=15:00&staff=anna';

describe('a stop', () => {
  it('does not wait for a slow responder; the message is answered by the next process', async () => {
    const rig = await startEngines(2);
    const [first, second] = rig.engines;
    const asked = new Promise<void>((resolve) => {
      rig.responder.answer = async () => {
        resolve();
        // Longer than the test: a process that has stopped is gone by then.
        await new Promise((late) => setTimeout(late, 60_000).unref());
        return { kind: 'answer', text: 'Поздно', receipt: { by: 'retrieval', passages: [], tools: [] } };
      };
    });
    // The first one has the message; the second would sweep it up only when the lease is free.
    await first?.receive(rig.incoming('slow', 'какого цвета у вас стены в туалете'));
    await asked;
    rig.responder.answer = () => ({
      kind: 'answer',
      text: 'Зелёные',
      receipt: { by: 'retrieval', passages: [], tools: [] },
    });
    const startedAt = performance.now();
    await first?.stop();
    expect(performance.now() - startedAt).toBeLessThan(4_000);
    await until(async () => (await rig.messages('slow')).some(({ text }) => text === 'Зелёные'), 'the answer');
    await second?.stop();
    expect(await rig.store.threads.countDocuments({ owner: { $ne: null } })).toBe(0);
    expect((await rig.messages('slow')).filter(({ author }) => author === 'bot')).toHaveLength(1);
    await rig.stop();
  });
});

describe('a restart in the middle of a booking', () => {
  const running: TestApp[] = [];
  afterEach(async () => {
    for (const app of running.splice(0)) await app.stop();
  });
  async function start(options: Parameters<typeof startTestApp>[0]): Promise<TestApp> {
    const app = await startTestApp(options);
    running.push(app);
    return app;
  }

  it('by a clean stop goes on where it was, and the stopped process leaves no lease', async () => {
    const clock = createTestClock();
    const first = await start({ clock });
    const chat = await first.newChat();
    await chat.press(WISH);
    await chat.say('Анна');
    await first.stop();

    const second = await start({ uri: first.uri, clock });
    expect(await second.store.threads.findOne({ _id: chat.threadId })).toMatchObject({ owner: null });
    const again = second.visitor(chat);
    await again.say('+7 918 555-01-12');
    await again.press('a:yes');
    expect(await second.store.appointments.find({ active: true }).toArray()).toMatchObject([{ status: 'booked' }]);
  });

  it('by a crash with both leases held is taken over when they run out, and nothing is said twice', async () => {
    const clock = createTestClock();
    const first = await start({ clock });
    const chat = await first.newChat();
    await chat.press(WISH);
    await first.stop();
    // What a killed process leaves: its leases, a message that it was about to send, one that it had not read.
    const leaseUntil = new Date(clock.now().getTime() + 40_000);
    const second = await start({ uri: first.uri, clock, env: { ROLE: 'web' } });
    await second.store.threads.updateOne(
      { _id: chat.threadId },
      { $set: { owner: 'dead', leaseUntil, sender: 'dead', sendingUntil: leaseUntil }, $inc: { epoch: 1 } },
    );
    const again = second.visitor(chat);
    expect((await again.post({ id: 'name', text: 'Анна' })).status).toBe(202);
    const worker = await start({ uri: first.uri, clock });
    await again.post({ id: 'phone', text: '+7 918 555-01-12' });
    expect(await worker.store.inbox.countDocuments({ state: 'new' })).toBe(2);

    clock.advance({ minutes: 1 });
    await until(
      async () => (await worker.store.inbox.countDocuments({ state: 'new' })) === 0,
      'the messages of the dead process to be worked off',
    );
    await again.press('a:yes');
    expect(await worker.store.appointments.find({ active: true }).toArray()).toMatchObject([{ status: 'booked' }]);
    const lines = await again.lines();
    expect(new Set(lines.map(({ id }) => id)).size).toBe(lines.length);
    expect(lines.filter(({ author }) => author === 'customer').map(({ id }) => id)).toEqual(
      expect.arrayContaining(['name', 'phone']),
    );
  });

  it('check 6: by a crash while sending marks the line as uncertain, sends it once more, and after a second crash asks a person', async () => {
    const rig = await startEngines();
    const [engine] = rig.engines;
    await engine?.receive(rig.incoming('caught', 'здравствуйте'));
    const line = () => rig.store.messages.findOne({ threadId: 'telegram:1:caught', author: 'bot' });
    const inState = (state: string) => async () => (await line())?.delivery.state === state;
    await until(inState('sent'), 'the answer');
    const crash = async () => {
      await rig.store.events.deleteOne({ _id: `sent:${(await line())?._id}` });
      await rig.store.messages.updateOne(
        { _id: (await line())?._id ?? '' },
        { $set: { 'delivery.state': 'sending', 'outgoing.sender': 'dead' } },
      );
      // As the process has left itself: in the list, and not beating.
      await rig.store.processes.insertOne({ _id: 'dead', host: 'elsewhere', pid: 1, seenAt: new Date(0) });
    };
    await crash();
    await until(async () => rig.channel.sent.length === 2, 'the line to be sent again');
    await until(inState('sent'), 'it to be noted');
    expect((await line())?.outgoing).toMatchObject({ attempts: 2, caught: 1 });

    await crash();
    await until(inState('uncertain'), 'the line to wait for a person');
    expect((await line())?.outgoing).toMatchObject({ caught: 2 });
    expect(rig.channel.sent).toHaveLength(2);
    expect(await rig.store.events.countDocuments({ 'body.type': 'message_undelivered' })).toBe(1);
    await rig.stop();
  });

  it('does not lose a message that came while no worker ran', async () => {
    const clock = createTestClock();
    const web = await start({ clock, env: { ROLE: 'web' } });
    const chat = await web.newChat();
    await chat.post({ id: 'early', text: 'привет' });
    const worker = await start({ uri: web.uri, clock });
    await until(
      async () => (await chat.lines()).some(({ author }) => author === 'bot'),
      'an answer to a message that came before the worker',
    );
    expect(await worker.store.inbox.countDocuments({ threadId: threadIdOf('web:main', chat.chatId) })).toBe(1);
  });
});
