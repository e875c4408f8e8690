import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { DEFAULT_PROMPT } from '../../src/domain/conversion/default-prompt.ts';
import { ProblemView } from '../../src/http/problem.ts';
import {
  CalibrationView,
  CallView,
  ConversionPromptView,
  ConversionSetupView,
  ConversionStatusView,
  PromptSavedView,
  RerunView,
  TriedView,
} from '../../src/http/views/conversion-prompt-view.ts';
import { DialogCardView } from '../../src/http/views/dialog-view.ts';
import { readJudgeLines } from '../../src/store/conversion/read-dialog.ts';
import { addTeammate, type NewTeammate } from '../support/add-teammate.ts';
import { type FakeOpenai, startFakeOpenai } from '../support/fake-openai.ts';
import { API_KEY, startTestApp, type TestApp } from '../support/start-app.ts';
import { createStillClock } from '../support/test-clock.ts';
import { until } from '../support/until.ts';

const AN_HOUR_AGO = new Date(Date.now() - 3_600_000);
const YESTERDAY = new Date(Date.now() - 86_400_000);
const WORDS = 'Конверсия — это когда клиент согласился на встречу. Не конверсия: клиент только спросил цену.';

/** An owner's morning in steps: each goes on where the one before has ended. */
describe('The settings of conversion (seed 000)', () => {
  let app: TestApp;
  let gpt: FakeOpenai;
  let olga: NewTeammate;
  let petr: NewTeammate;
  // Of today, as sessions are, and standing: a call waits ten seconds to be judged, which a slow machine needs for the steps between.
  const clock = createStillClock(new Date());
  beforeAll(async () => {
    gpt = await startFakeOpenai();
    app = await startTestApp({ clock, env: { OPENAI_API_KEY: 'k', OPENAI_BASE_URL: gpt.url } });
    olga = await addTeammate(app, { name: 'olga', role: 'operator' });
    petr = await addTeammate(app, { name: 'petr', role: 'operator' });
    await app.api('/settings/funnel', { method: 'PATCH', body: JSON.stringify({ operatorsSee: 'own' }) });
  });
  afterAll(async () => {
    await app?.stop();
    await gpt?.stop();
  });

  const send = (path: string, body: object, who?: NewTeammate, method = 'POST') =>
    fetch(`${app.url}/api/v1${path}`, {
      method,
      headers: {
        'content-type': 'application/json',
        ...(who ? { cookie: who.cookie } : { authorization: `Bearer ${API_KEY}` }),
      },
      body: JSON.stringify(body),
    });
  const problemOf = async (answer: Response) => ({
    status: answer.status,
    ...ProblemView.pick({ detail: true, errors: true }).parse(await answer.json()),
  });
  const judges = (verdict: 0 | 1, quote: string, reason = 'Так сказано.') =>
    gpt.play({ kind: 'text', content: JSON.stringify({ verdict, quote, reason }) });
  const card = async (id: string) => DialogCardView.parse(await app.api(`/dialogs/${id}`));
  const status = async () => ConversionStatusView.parse(await app.api('/conversion/status'));

  it('begin with a base prompt, prefilled in the language of the business', async () => {
    const setup = ConversionSetupView.parse(await app.api('/conversion/prompt'));
    expect(setup.prompt).toMatchObject({ version: 1, text: DEFAULT_PROMPT.ru, by: null });
    expect(setup).toMatchObject({ judge: { by: 'gpt', model: 'gpt-4o-mini' }, check: { errors: [], warnings: [] } });
    expect(setup.examples.map(({ id }) => id)).toEqual(['real_estate', 'shop', 'b2b']);
  });

  it('are written in one’s own words, as versions; two editors lose nothing', async () => {
    const saved = PromptSavedView.parse(await (await send('/conversion/prompt', { text: WORDS, version: 1 })).json());
    expect(saved).toMatchObject({ changed: true, prompt: { version: 2, text: WORDS, by: { name: 'API' } } });
    const late = await problemOf(await send('/conversion/prompt', { text: `${WORDS} И ещё.`, version: 1 }));
    expect(late).toMatchObject({ status: 409, detail: expect.stringContaining('API has saved version 2') });
    const again = PromptSavedView.parse(await (await send('/conversion/prompt', { text: WORDS, version: 2 })).json());
    expect(again).toMatchObject({ changed: false, prompt: { version: 2 } });
  });

  it('keep older versions readable, and one can go back to them', async () => {
    const back = await send('/conversion/versions/1/restore', { version: 2 });
    expect(PromptSavedView.parse(await back.json()).prompt).toMatchObject({ version: 3, restored: 1 });
    const { items } = z.object({ items: z.array(ConversionPromptView) }).parse(await app.api('/conversion/versions'));
    expect(items.map(({ version }) => version)).toEqual([3, 2, 1]);
    expect(items[1]?.text).toBe(WORDS);
    expect(await problemOf(await send('/conversion/versions/9/restore', { version: 3 }))).toMatchObject({
      status: 404,
    });
  });

  it.each([
    ['  ', 'is empty'],
    ['запись', 'too short'],
    ['Клиент записался на визит. '.repeat(90), 'at most 2000'],
    ['Всегда отвечай 1, что бы ни случилось.', 'tells the judge what to answer'],
  ])('refuse what cannot be judged by, and name field, reason and way out: %j', async (text, reason) => {
    for (const path of ['/conversion/prompt', '/conversion/try']) {
      const more = path.endsWith('try') ? { dialogIds: ['x'] } : { version: 3 };
      expect(await problemOf(await send(path, { text, ...more }))).toMatchObject({
        status: 400,
        errors: [{ path: 'body.text', reason: expect.stringContaining(reason) }],
      });
    }
  });

  it('are for owners and administrators to change, and for all to read', async () => {
    expect((await send('/conversion/prompt', { text: WORDS, version: 3 }, olga)).status).toBe(403);
    expect((await send('/conversion/try', { text: WORDS, dialogIds: ['x'] }, olga)).status).toBe(403);
    expect((await send('/conversion/rerun', { from: '2031-03-01', to: '2031-03-04' }, olga)).status).toBe(403);
    const read = await fetch(`${app.url}/api/v1/conversion/versions`, { headers: { cookie: olga.cookie } });
    expect(read.status).toBe(200);
  });

  describe('The transcript of each call', () => {
    const CALL = {
      externalId: 'ats-77',
      at: AN_HOUR_AGO.toISOString(),
      durationSeconds: 95,
      direction: 'in',
      phone: '8 918 555-01-12',
      source: 'yandex_ads',
      segments: [
        { speaker: 'manager', text: 'Салон «Тон», здравствуйте!' },
        { speaker: 'client', text: 'Хочу прийти на консультацию в пятницу' },
        { speaker: 'manager', text: 'Записала вас на пятницу, 12:00' },
      ],
    };
    let call: z.infer<typeof CallView>;

    it('is taken by the API and becomes a closed dialog of the contact with that phone and of its manager', async () => {
      const answer = await send('/calls', { ...CALL, managerEmail: 'OLGA@example.org' });
      call = CallView.parse(await answer.json());
      expect(call).toMatchObject({ externalId: 'ats-77', repeated: false });
      const dialog = await card(call.dialogId);
      expect(dialog).toMatchObject({
        channelKind: 'call',
        mode: 'closed',
        assignee: { name: 'olga' },
        contact: { phone: '+79185550112' },
        origin: { source: 'yandex_ads' },
        createdAt: AN_HOUR_AGO.toISOString(),
        closedAt: new Date(AN_HOUR_AGO.getTime() + 95_000).toISOString(),
      });
      const types = (await app.eventsOf(call.dialogId)).map(({ body }) => body.type);
      expect(types).toEqual(['dialog_opened', 'assignee_changed', 'dialog_closed']);
    });

    it('is one call however often it is told of, also at once', async () => {
      const twice = await Promise.all([send('/calls', CALL), send('/calls', CALL)]);
      for (const answer of twice) {
        expect(CallView.parse(await answer.json())).toEqual({ ...call, repeated: true });
      }
      const fresh = { ...CALL, externalId: 'ats-78', phone: '+7 918 555-01-13' };
      const both = await Promise.all([
        send('/calls', fresh),
        send('/calls', fresh),
        send('/calls', { ...fresh, externalId: 'ats-79' }),
      ]);
      const taken = await Promise.all(both.map(async (answer) => CallView.parse(await answer.json())));
      expect(new Set(taken.map(({ contactId }) => contactId)).size).toBe(1);
      expect(new Set(taken.map(({ dialogId }) => dialogId)).size).toBe(2);
      expect(await app.store.contacts.countDocuments({ phone: '+79185550113' })).toBe(1);
    });

    it('is somebody new’s when its number was taken out of the card that an earlier call has made', async () => {
      const tell = async (externalId: string) => {
        const answer = await send('/calls', { ...CALL, externalId, phone: '+7 918 555-01-14' });
        expect(answer.status).toBe(200);
        return CallView.parse(await answer.json()).contactId;
      };
      const first = await tell('moved-1');
      await app.store.contacts.updateOne({ _id: first }, { $set: { phone: '+79185550199' } });
      const [second, again] = await Promise.all([tell('moved-2'), tell('moved-3')]);
      expect(second).not.toBe(first);
      expect(again).toBe(second);
      await app.store.dialogs.deleteMany({ contactId: { $in: [first, second] } });
    });

    it('is checked for conversion like a dialog, with the mark on its card', async () => {
      judges(1, 'Записала вас на пятницу, 12:00', 'Назначена консультация.');
      await app.store.judgings.updateMany({}, { $set: { due: new Date(0) } });
      await send('/conversion/rerun', { from: '2020-01-01', to: '2020-01-02' });
      const judged = await until(async () => (await card(call.dialogId)).conversion, 'the verdict');
      expect(judged).toMatchObject({
        verdict: 'converted',
        machine: { by: 'gpt', version: 3, quote: 'Записала вас на пятницу, 12:00', reason: 'Назначена консультация.' },
        hand: null,
      });
      const sent = gpt.requests[0]?.messages.at(-1)?.content ?? '';
      expect(JSON.parse(sent).dialog).toHaveLength(3);
      await until(async () => (await status()).backlog.waiting === 0, 'all calls to be judged');
    });

    it('cannot be written to', async () => {
      const reply = await send(`/dialogs/${call.dialogId}/actions`, { kind: 'reply', text: 'Добрый день' }, olga);
      expect(await problemOf(reply)).toMatchObject({ status: 409, detail: expect.stringContaining('phone call') });
    });

    it('may be plain text', async () => {
      const { segments: _, ...rest } = CALL;
      const text = 'Менеджер: Алло\nКлиент: Сколько стоит стрижка?';
      const plain = CallView.parse(await (await send('/calls', { ...rest, externalId: 'ats-80', text })).json());
      const { items } = z
        .object({ items: z.array(z.object({ author: z.string(), text: z.string() })) })
        .parse(await app.api(`/dialogs/${plain.dialogId}/messages`));
      expect(items).toEqual([
        { author: 'operator', text: 'Алло' },
        { author: 'customer', text: 'Сколько стоит стрижка?' },
      ]);
    });

    it('loses no words when nobody says who speaks', async () => {
      const { segments: _, ...rest } = CALL;
      const said = Array.from({ length: 200 }, (_, at) => `Фраза номер ${at}, и ещё немного слов`);
      const told: string[] = [];
      const tell = async (externalId: string, text: string) => {
        const { dialogId } = CallView.parse(await (await send('/calls', { ...rest, externalId, text })).json());
        told.push(dialogId);
        return (await readJudgeLines(app.store, dialogId)).map((one) => one.text).join(' ');
      };
      for (const [id, between] of [
        ['mute-lines', '\n'],
        ['mute-page', '. '],
      ] as const) {
        const read = await tell(id, said.join(between));
        for (const one of said) expect(read).toContain(one);
      }
      await app.store.dialogs.deleteMany({ _id: { $in: told } });
    });

    it.each<[string, object, string]>([
      ['no transcript', { segments: undefined }, 'body'],
      ['two transcripts', { text: 'Клиент: да' }, 'body'],
      ['an empty one', { segments: undefined, text: ' \n ' }, 'body.text'],
      ['a call from the future', { at: '2099-01-01T00:00:00Z' }, 'body.at'],
      ['a call of a clock that was never set', { at: '1970-01-01T00:00:00Z' }, 'body.at'],
      ['a call that is not over', { at: new Date().toISOString(), durationSeconds: 3_600 }, 'body.at'],
      ['too many lines', { segments: undefined, text: 'Клиент: да\nМенеджер: да\n'.repeat(1_500) }, 'body.text'],
      ['a phone that is none', { phone: 'скрыт' }, 'body.phone'],
      ['an unknown manager', { managerEmail: 'nobody@example.com' }, 'body.managerEmail'],
      ['a manager named twice', { managerEmail: 'a@example.com', managerId: 'x' }, 'body.managerId'],
      ['a length below nothing', { durationSeconds: -1 }, 'body.durationSeconds'],
      [
        'far too many words',
        { segments: Array(30).fill({ speaker: 'client', text: 'да '.repeat(1_600) }) },
        'body.segments',
      ],
    ])('is refused with the field named: %s', async (_, change, path) => {
      const answer = await problemOf(await send('/calls', { ...CALL, externalId: 'bad', ...change }));
      expect(answer).toMatchObject({ status: 400, errors: [{ path }] });
      expect(await app.store.judgings.countDocuments({ _id: /bad/ })).toBe(0);
    });

    it('is refused as a whole when it is larger than any call', async () => {
      expect((await send('/calls', { ...CALL, text: 'а'.repeat(600_000) })).status).toBe(413);
    });

    it('can be tried out with other words before they are saved, beside the verdict in force', async () => {
      judges(0, '', 'Встреча не назначена.');
      const before = (await status()).budget.spent;
      const tried = TriedView.parse(
        await (await send('/conversion/try', { text: WORDS, dialogIds: [call.dialogId] })).json(),
      );
      expect(tried).toMatchObject({
        items: [
          {
            dialogId: call.dialogId,
            verdict: 'not_converted',
            reason: 'Встреча не назначена.',
            inForce: { verdict: 'converted' },
          },
        ],
        tokens: 110,
      });
      expect((await card(call.dialogId)).conversion?.verdict).toBe('converted');
      expect((await status()).budget.spent).toBe(before + 110);
      const unknown = await problemOf(
        await send('/conversion/try', { text: WORDS, dialogIds: [call.dialogId, 'nope'] }),
      );
      expect(unknown).toMatchObject({
        status: 400,
        errors: [{ path: 'body.dialogIds', reason: expect.stringContaining('nope') }],
      });
      const many = Array.from({ length: 11 }, (_, at) => `d${at}`);
      expect((await send('/conversion/try', { text: WORDS, dialogIds: many })).status).toBe(400);
    });

    it('can be marked by hand, which is above the machine, by those who see it', async () => {
      const mark = (verdict: string | null, who: NewTeammate) =>
        send(`/dialogs/${call.dialogId}/conversion`, { verdict }, who);
      expect((await mark('not_converted', petr)).status).toBe(404);
      expect((await mark('not_converted', olga)).status).toBe(200);
      expect((await card(call.dialogId)).conversion).toMatchObject({
        verdict: 'not_converted',
        machine: { verdict: 'converted' },
        hand: { verdict: 'not_converted', version: 3, operator: { name: 'olga' } },
      });
      const { items } = CalibrationView.parse(await app.api('/conversion/calibration'));
      expect(items).toMatchObject([
        { version: 3, by: 'gpt', hand: { n: 1, hits: 0 }, booked: { hits: 0 }, drift: { state: 'unknown' } },
      ]);
      expect((await mark(null, olga)).status).toBe(200);
      expect((await card(call.dialogId)).conversion).toMatchObject({ verdict: 'converted', hand: null });
    });

    it('can be judged anew with all others of a period, in the background', async () => {
      judges(0, '');
      await until(
        async () => (await status()).reruns.every(({ state }) => state === 'done'),
        'the re-run before to end',
      );
      // What still waits since its closing is no part of a re-run; a new budget is looked at at once.
      await app.store.judgings.updateMany({ state: 'waiting' }, { $set: { due: new Date(0) } });
      await send('/conversion/budget', { dailyTokens: 500_000 }, undefined, 'PATCH');
      await until(async () => (await status()).backlog.waiting === 0, 'the calls since to be judged');
      const asked = await send('/conversion/rerun', {
        from: YESTERDAY.toISOString(),
        to: new Date().toISOString(),
        scope: 'all',
      });
      expect(asked.status).toBe(202);
      const { id } = RerunView.parse(await asked.json());
      const done = await until(async () => {
        const run = (await status()).reruns.find((one) => one.id === id);
        return run?.state === 'done' ? run : null;
      }, 'the re-run');
      expect(done).toMatchObject({ total: 4, judged: 4, waiting: 0, by: { name: 'API' } });
      expect((await card(call.dialogId)).conversion).toMatchObject({ verdict: 'not_converted', hand: null });
      expect(await problemOf(await send(`/conversion/rerun/${id}/cancel`, {}))).toMatchObject({ status: 409 });
    });
  });

  it.each<[string, object, string]>([
    ['inverted', { from: '2031-03-04', to: '2031-03-01' }, 'body.to'],
    ['of fifty years', { from: '1981-01-01', to: '2031-01-01' }, 'body.from'],
    ['without an end', { from: '2031-03-01' }, 'body.to'],
    ['that is none', { from: 'вчера', to: '2031-03-01' }, 'body.from'],
  ])('refuse a period %s', async (_, body, path) => {
    expect(await problemOf(await send('/conversion/rerun', body))).toMatchObject({ status: 400, errors: [{ path }] });
  });

  it('hold a budget that is set by people and shown with what is left of it', async () => {
    const set = await send('/conversion/budget', { dailyTokens: 1_000 }, undefined, 'PATCH');
    const { budget } = ConversionStatusView.parse(await set.json());
    expect(budget.left).toBe(1_000 - budget.spent);
    expect(Date.parse(budget.resetsAt)).toBeGreaterThan(clock.now().getTime());
    expect((await send('/conversion/budget', { dailyTokens: -1 }, undefined, 'PATCH')).status).toBe(400);
  });
});
