import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pino from 'pino';
import { z } from 'zod';
import { type Content, openContent } from '../../src/content.ts';
import { overlayOf } from '../../src/content-overlay.ts';
import { CandidateSummaryView, CandidateView } from '../../src/http/views/training-candidate-view.ts';
import { LabelOffersView, TrainingView } from '../../src/http/views/training-view.ts';
import { intentsKey, modelKey, putBlob, readBlob } from '../../src/store/training/blobs.ts';
import { claimCandidate } from '../../src/store/training/candidates.ts';
import { draftMark } from '../../src/store/training/draft.ts';
import { createTestFolder } from '../support/mongod.ts';
import { smallIntents } from '../support/small-intents.ts';
import { API_KEY, bookVisit, ROOT, startTestApp, type TestApp } from '../support/start-app.ts';
import { until } from '../support/until.ts';

/** One app, and what another process on the same database understands by; each test goes on where the last one ended. */
describe('The training of intents', () => {
  let app: TestApp;
  let other: Content;
  let env: Record<string, string>;
  beforeAll(async () => {
    env = { INTENTS_DIR: await smallIntents(5), DATA_DIR: createTestFolder() };
    app = await startTestApp({ env });
    const folders = { intents: env.INTENTS_DIR ?? '', flows: join(ROOT, 'flows') };
    const models = join(env.DATA_DIR ?? '', 'models');
    other = await openContent(folders, models, pino({ level: 'silent' }), overlayOf(app.store));
    // From now on it looks when it is told to, and not every five seconds.
    other.stop();
    const settings = { replayMessages: 100, evaluationSeconds: 0 };
    await app.api('/settings/training', { method: 'PATCH', body: JSON.stringify(settings) });
  });
  afterAll(async () => {
    await app?.stop();
  });

  const call = (path: string, body?: unknown) =>
    fetch(`${app.url}/api/v1/training${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { authorization: `Bearer ${API_KEY}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  const Problem = z.object({ detail: z.string() });
  async function refusal(answer: Promise<Response>): Promise<string> {
    const given = await answer;
    return `${given.status} ${Problem.parse(await given.json()).detail}`;
  }
  const state = async () => TrainingView.parse(await (await call('')).json());
  const version = async () => (await draftMark(app.store)).version;
  const edit = async (...edits: object[]) => call('/draft/edits', { version: await version(), edits });
  const candidateOf = async (id: string) => CandidateView.parse(await (await call(`/candidates/${id}`)).json());

  async function train(): Promise<CandidateView> {
    const asked = await call('/candidates', { version: await version() });
    expect(asked.status).toBe(202);
    const { id } = CandidateSummaryView.parse(await asked.json());
    await until(
      async () => (await app.store.trainingRuns.countDocuments({ active: true })) === 0,
      'the end of a training',
    );
    return candidateOf(id);
  }
  const parking = {
    do: 'add_intent',
    intent: 'info.parking',
    description: { ru: 'Про парковку', en: 'About parking' },
    samples: {
      ru: [
        'где парковка',
        'есть ли у вас паркинг',
        'куда поставить машину',
        'парковка платная?',
        'место для машины найдётся',
      ],
      en: ['where can i park', 'is there parking', 'do you have a car park', 'is parking free', 'a place for my car'],
    },
  };

  it('begins with what runs, and refuses edits that cannot be made without making any', async () => {
    expect(await state()).toMatchObject({ running: { release: null, samples: 200 }, draft: { version: 0, errors: 0 } });
    const unknown = { do: 'add_samples', intent: 'no.such', locale: 'ru', texts: ['а'] };
    expect(await refusal(edit(parking, unknown))).toContain('400 body.edits.1: there is no intent "no.such"');
    expect(await version()).toBe(0);
  });

  it('refuses files that are empty or binary, by name and line', async () => {
    const send = (name: string, body: string | Uint8Array<ArrayBuffer>) =>
      fetch(`${app.url}/api/v1/training/draft/import?name=${name}&version=0`, {
        method: 'POST',
        headers: { authorization: `Bearer ${API_KEY}`, 'content-type': 'application/octet-stream' },
        body,
      });
    expect(await refusal(send('a.yml', ' '))).toContain('400 a.yml:1: is empty');
    expect(await refusal(send('a.jsonl', Uint8Array.from([1, 0, 255])))).toContain('is not a text file');
    expect(await refusal(send('a.jsonl', '{"text":"a","intent":"no.such"}'))).toContain('no intent "no.such"');
  });

  it('lets one of two edits of the same version through', async () => {
    const both = await Promise.all([
      call('/draft/edits', { version: 0, edits: [parking] }),
      call('/draft/edits', { version: 0, edits: [{ ...parking, intent: 'info.car' }] }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const names = (await app.store.draftIntents.find().toArray()).map(({ _id }) => _id);
    expect(names.filter((name) => name === 'info.parking' || name === 'info.car')).toHaveLength(1);
    expect(await app.store.trainingLog.countDocuments()).toBe(1);
    await call('/draft/discard', { version: 1 });
    expect((await edit(parking)).status).toBe(200);
    expect(await state()).toMatchObject({ draft: { version: 3, changedIntents: 1, added: 10 } });
  });

  it('trains nothing with an error in it, and says what to do', async () => {
    const text = 'где парковка';
    await edit({ do: 'add_samples', intent: 'info.location', locale: 'ru', texts: [text] });
    expect(await refusal(call('/candidates', { version: await version() }))).toMatch(
      /409 The draft cannot be trained: "где парковка" is a sample of .* \(keep it in one of the two\)/,
    );
    await edit({ do: 'remove_samples', intent: 'info.location', locale: 'ru', texts: [text] });
    await edit({ do: 'remove_intent', intent: 'info.hours', moveTo: 'info.price' });
    expect(await refusal(call('/candidates', { version: await version() }))).toMatch(/409 Flows need intents .*hours/);
    await call('/draft/discard', { version: await version() });
  });

  it('publishes what was trained and measured: at once here, within a look elsewhere, without training again', async () => {
    await edit(parking);
    const candidate = await train();
    expect(candidate).toMatchObject({ state: 'done', against: null, publishable: true, gate: { lostCount: 0 } });
    expect(candidate.evaluation?.byIntent.map(({ intent }) => intent)).toContain('info.parking');
    const published = await call('/releases', { candidateId: candidate.id, note: 'парковка' });
    expect(await published.json()).toEqual({ release: 1, turn: 1, here: true, problems: [] });
    expect((await state()).running).toMatchObject({ release: 1, here: 1, intents: 21 });
    // No other model is trained: the one of the release is taken.
    const trained = await readdir(join(env.DATA_DIR ?? '', 'models'));
    expect(other.running().release).toBeNull();
    await other.reload();
    expect(other.running().release).toBe(1);
    expect(other.intents()).toContain('info.parking');
    expect(await readdir(join(env.DATA_DIR ?? '', 'models'))).toEqual(trained);
    const chat = await app.newChat();
    await chat.say('есть ли у вас паркинг');
    const [read] = await app.eventsOf(await chat.dialogId(), 'message_understood');
    expect(read?.body).toMatchObject({ intent: 'info.parking', release: 1 });
  });

  it('takes labelled messages without the customer’s data, once each', async () => {
    const chat = await app.newChat();
    await chat.say('мой номер +7 918 555-01-12, можно у вас оставить велосипед');
    const message = await app.store.messages.findOne({ dialogId: await chat.dialogId(), author: 'customer' });
    const action = { kind: 'label_intent', messageId: message?._id, predicted: 'None', actual: 'info.parking' };
    await app.engine.act({
      dialogId: await chat.dialogId(),
      actor: { kind: 'api' },
      actions: [{ ...action, kind: 'label_intent', messageId: message?._id ?? '' }],
    });
    const offers = LabelOffersView.parse(await (await call('/labelled')).json());
    expect(offers.items).toMatchObject([{ state: 'ready', masked: true, actual: 'info.parking' }]);
    expect(offers.items[0]?.text).not.toContain('918');
    expect((await call('/draft/labelled', { version: await version() })).status).toBe(200);
    expect(LabelOffersView.parse(await (await call('/labelled')).json())).toMatchObject({ total: 0 });
    const kept = await app.store.draftIntents.findOne({ _id: 'info.parking' });
    expect(kept?.utterances.ru.at(-1)).toMatch(/велосипед/);
  });

  it('keeps what people correct about services, days and times', async () => {
    const chat = await app.newChat();
    await chat.say('запишите на пятницу в 17:30');
    const message = await app.store.messages.findOne({ dialogId: await chat.dialogId(), author: 'customer' });
    const path = `/slots/${encodeURIComponent(message?._id ?? '')}`;
    const right = [
      { kind: 'time', value: '17:30' },
      { kind: 'date', value: '2031-03-14' },
    ];
    expect(await (await call(path, { right })).json()).toMatchObject({
      missed: [{ kind: 'date', value: '2031-03-14' }],
      wrong: [{ kind: 'date' }],
    });
    expect(await refusal(call(path, { right: [{ kind: 'service', value: 'no-such' }] }))).toContain(
      'no service "no-such"',
    );
    expect(await (await call('/slots')).json()).toMatchObject({ items: [{ messageId: message?._id, right }] });
  });

  it('blocks what would lose a real booking, but for the owner with a reason', async () => {
    const chat = await app.newChat();
    await chat.say('запишите меня пожалуйста');
    await bookVisit(app, chat, { service: 'haircut-men', date: '2031-03-06', time: '15:00', staff: 'anna' });
    const found = await app.store.draftIntents.findOne({ _id: 'booking.create' });
    const texts = found?.utterances.ru ?? [];
    await edit(
      { do: 'move_samples', intent: 'booking.create', to: 'None', locale: 'ru', texts },
      {
        do: 'add_samples',
        intent: 'None',
        locale: 'ru',
        texts: ['запишите меня пожалуйста', 'запишите меня', 'запишите'],
      },
      { do: 'add_samples', intent: 'booking.create', locale: 'ru', texts: ['аа', 'бб', 'вв', 'гг', 'дд'] },
    );
    const candidate = await train();
    expect(candidate.gate).toMatchObject({
      lostCount: 1,
      lost: [{ where: 'start', text: 'запишите меня пожалуйста' }],
    });
    expect(await refusal(call('/releases', { candidateId: candidate.id }))).toMatch(
      /409 1 of \d+ real bookings would be lost/,
    );
    const override = 'мы больше не записываем по телефону';
    expect(await (await call('/releases', { candidateId: candidate.id, override })).json()).toMatchObject({
      release: 2,
    });
    const back = await call('/rollback', { to: 1 });
    expect(await back.json()).toMatchObject({ release: 1, here: true });
    await call('/draft/discard', { version: await version() });
  });

  it('never lets a broken model run', async () => {
    const { number, candidateId, ...release } = await releaseOne();
    const model = (await readBlob(app.store, modelKey(candidateId))) ?? new Uint8Array();
    const intents = (await readBlob(app.store, intentsKey(candidateId))) ?? new Uint8Array();
    await app.store.trainingRuns.insertOne({ ...(await rowOf(candidateId)), _id: 'copy', release: null });
    await putBlob(app.store, intentsKey('copy'), intents, release.at);
    await putBlob(app.store, modelKey('copy'), new TextEncoder().encode('{"half":'), release.at);
    expect(await refusal(call('/releases', { candidateId: 'copy' }))).toContain(
      '409 What is kept of this model is damaged',
    );
    expect((await state()).running).toMatchObject({ release: number, here: number });
    await putBlob(app.store, modelKey('copy'), model, release.at);
    await putBlob(app.store, intentsKey('copy'), new TextEncoder().encode('[{"half":'), release.at);
    expect(await refusal(call('/releases', { candidateId: 'copy' }))).toContain(
      '409 What is kept of these intents is damaged',
    );
    await putBlob(app.store, intentsKey('copy'), intents, release.at);
    // Whole when it was published and damaged afterwards: whoever looks now goes on with what ran.
    await putBlob(app.store, modelKey('copy'), model, release.at);
    expect(await (await call('/releases', { candidateId: 'copy' })).json()).toMatchObject({ release: 3, here: true });
    await putBlob(app.store, modelKey('copy'), new TextEncoder().encode('{}'), release.at);
    expect((await other.reload()).map(({ reason }) => reason)).toEqual([expect.stringContaining('damaged')]);
    expect(other.running().release).toBe(1);
    expect(await refusal(call('/rollback', { to: 3 }))).toContain('runs already');
    expect(await (await call('/rollback', { to: null })).json()).toMatchObject({ release: null, here: true });
    expect(await other.reload()).toEqual([]);
    expect([other.running().release, other.intents().length]).toEqual([null, 20]);
    expect(await refusal(call('/rollback', { to: 3 }))).toContain('damaged');
    expect(await refusal(call('/rollback', { to: 9 }))).toContain('404');
  });
  const rowOf = async (id: string) => {
    const row = await app.store.trainingRuns.findOne({ _id: id });
    if (!row) throw new Error(`There is no candidate ${id}.`);
    return row;
  };
  const releaseOne = async () => {
    const found = await app.store.intentReleases.findOne({ _id: '1' });
    if (!found) throw new Error('There is no release.');
    return found;
  };

  it('begins a training anew that a process has left, gives up one that ends processes, and lets one be called off', async () => {
    await edit({ do: 'add_samples', intent: 'info.price', locale: 'ru', texts: ['прайс покажете'] });
    const long = (minutes: number) => new Date(app.clock.now().getTime() + minutes * 60_000);
    // Held by somebody, so that this app does not take it.
    const held = {
      _id: 'left',
      state: 'running',
      active: true,
      owner: 'dead',
      attempts: 1,
      leaseUntil: long(1),
    } as const;
    await app.store.trainingRuns.insertOne({ ...(await rowOf('copy')), ...held, release: null });
    expect(await refusal(call('/candidates', { version: await version() }))).toContain('being trained already');
    expect(await claimCandidate(app.store, 'me', app.clock.now(), 1_000)).toBeNull();
    expect(await claimCandidate(app.store, 'me', long(2), 3_600_000)).toMatchObject({
      id: 'left',
      attempts: 2,
      owner: 'me',
    });
    expect(await claimCandidate(app.store, 'you', long(90), 1_000)).toBeNull();
    expect(await candidateOf('left')).toMatchObject({
      state: 'failed',
      problem: expect.stringContaining('ended 2 times'),
    });
    const asked = CandidateSummaryView.parse(await (await call('/candidates', { version: await version() })).json());
    expect(await (await call(`/candidates/${asked.id}/cancel`, {})).json()).toMatchObject({ state: 'cancelled' });
    expect(await refusal(call(`/candidates/${asked.id}/cancel`, {}))).toContain('over: cancelled');
    expect(await (await call('/log?limit=2')).json()).toMatchObject({
      items: [{ what: 'cancelled' }, { what: 'trained' }],
    });
  });

  it('gives the intents back as files that differ only where they have changed', async () => {
    const file = join(env.INTENTS_DIR ?? '', 'info.price.yml');
    const before = await readFile(file, 'utf8');
    const exported = z
      .object({ files: z.array(z.object({ name: z.string(), text: z.string() })) })
      .parse(await (await call('/export?of=draft')).json());
    const text = exported.files.find(({ name }) => name === 'info.price.yml')?.text ?? '';
    expect(text.split('\n').filter((line) => !before.includes(line))).toEqual(['    - прайс покажете']);
  });
});
