import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Behaviour, type FakeOpenai, startFakeOpenai } from '../support/fake-openai.ts';
import { startTestApp, type TestApp } from '../support/start-app.ts';
import { until } from '../support/until.ts';

const QUESTION = 'какой пароль от wi-fi?';
/** What the pages say to it. */
const PAGE = /wi-?fi|вай-?фай/iu;
const OFF_TOPIC = 'кто написал войну и мир';

describe('a question that no flow answers', () => {
  let gpt: FakeOpenai;
  let app: TestApp;
  beforeAll(async () => {
    gpt = await startFakeOpenai();
    app = await startTestApp({ env: { OPENAI_API_KEY: 'sk-test', OPENAI_BASE_URL: gpt.url, OPENAI_MODEL: 'fake' } });
  });
  afterAll(async () => {
    await app?.stop();
    await gpt?.stop();
  });

  async function ask(question: string, ...behaviours: Behaviour[]) {
    gpt.play(...behaviours);
    const chat = await app.newChat();
    const startedAt = performance.now();
    const [line] = await chat.say(question);
    if (!line) throw new Error('There is no answer.');
    return { chat, line, seconds: (performance.now() - startedAt) / 1000 };
  }

  it('is answered by GPT in its own words when the facts hold, and the receipt says from what', async () => {
    const answer = 'Да, Wi-Fi бесплатный, пароль на зеркале у кресла.';
    const { line } = await ask(QUESTION, { kind: 'reply', answer, sources: ['comfort.ru.md#1'] });
    expect(line).toMatchObject({ author: 'bot', text: answer });
    expect(line.receipt).toMatchObject({ because: 'responder', model: 'fake', passages: ['comfort.ru.md#1'] });
    expect(gpt.requests).toHaveLength(1);
  });

  it('is answered from the pages when GPT lies about a price; the lie is never sent', async () => {
    const answer = 'Да, вай-фай есть, час стоит всего 350 ₽.';
    const { chat, line } = await ask(QUESTION, { kind: 'reply', answer, sources: ['comfort.ru.md#1'] });
    expect(line.text).toMatch(PAGE);
    expect(line.receipt).toMatchObject({ because: 'responder', rejected: expect.stringContaining('350') });
    expect(JSON.stringify(await chat.lines())).not.toContain('350');
  });

  it.each<[string, Behaviour]>([
    ['fails', { kind: 'status', status: 500 }],
    ['refuses the key', { kind: 'status', status: 401 }],
    ['is over its quota', { kind: 'status', status: 429, headers: { 'retry-after': '3600' } }],
    ['cuts the connection', { kind: 'cut' }],
    ['answers by a page of a proxy', { kind: 'raw', body: '<html>', type: 'text/html' }],
    ['refuses to answer', { kind: 'refusal' }],
  ])('is answered from the pages when the provider %s', async (_how, behaviour) => {
    const { line, seconds } = await ask(QUESTION, behaviour);
    expect(line.text).toMatch(PAGE);
    expect(line.receipt).toMatchObject({ because: 'responder' });
    expect(seconds).toBeLessThan(13);
  });

  it('is answered from the pages in bounded time when the provider hangs, and others do not wait meanwhile', async () => {
    let isWaiting = true;
    const slow = ask(QUESTION, { kind: 'hang' }).finally(() => {
      isWaiting = false;
    });
    const quick = await app.newChat();
    await quick.press('s:hours?');
    expect(isWaiting).toBe(true);
    const { line, seconds } = await slow;
    expect(line.text).toMatch(PAGE);
    // After 12 seconds, and on a busy machine a little later; asked once more it would be 24.
    expect(seconds).toBeLessThan(20);
  });

  it('with no answer anywhere is admitted, and the second one in a row calls a person', async () => {
    const unsure: Behaviour = { kind: 'reply', answer: '', unsure: true };
    const { chat, line } = await ask(OFF_TOPIC, unsure);
    expect(line.receipt).toMatchObject({ because: 'fallback' });
    await chat.say('а преступление и наказание');
    const _id = await chat.dialogId();
    const dialog = () => app.store.dialogs.findOne({ _id });
    expect(await dialog()).toMatchObject({
      mode: 'queued',
      queue: { reason: 'repeated_fallback' },
      stageId: 'qualification',
    });
    await until(async () => (await dialog())?.assigneeId !== null, 'somebody to lead it');
  });

  it('that GPT gives to a person puts the dialog in the queue', async () => {
    const { chat } = await ask(OFF_TOPIC, { kind: 'reply', answer: '', handoff: true });
    expect(await app.store.dialogs.findOne({ _id: await chat.dialogId() })).toMatchObject({ mode: 'queued' });
  });
});

describe('a question that a page answers better than a flow', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp({});
  });
  afterAll(() => app?.stop());

  async function ask(question: string) {
    const chat = await app.newChat();
    const [line] = await chat.say(question);
    return line?.receipt;
  }

  it.each([
    ['у вас есть парковка?', 'parking.ru.md'],
    ['is there parking?', 'parking.en.md'],
    ['что если я опоздаю на 20 минут?', 'being-late.ru.md'],
  ])('is answered from the page: "%s"', async (question, page) => {
    const receipt = await ask(question);
    expect(receipt).toMatchObject({ because: 'responder' });
    expect(receipt?.passages?.[0]).toContain(page);
  });

  it.each([
    ['где вы находитесь?', 'location'],
    ['какие у вас услуги?', 'services'],
    ['what services do you offer?', 'services'],
    ['есть скидки?', 'promo'],
    ['можно оплатить картой?', 'payment'],
  ])('does not take "%s" away from its flow', async (question, flow) => {
    expect(await ask(question)).toMatchObject({ because: 'flow', flow });
  });
});
