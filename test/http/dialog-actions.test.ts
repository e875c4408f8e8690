import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { ProblemView } from '../../src/http/problem.ts';
import { DialogView } from '../../src/http/views/dialog-view.ts';
import { toDocument } from '../../src/store/document.ts';
import { buildDialog } from '../support/build-dialog.ts';
import { API_KEY, type HttpFixture, startHttp } from '../support/start-http.ts';

const PATH = '/api/v1/dialogs/dialog-1/actions';

describe('Asking for an action', () => {
  let http: HttpFixture;
  let cookie: string;
  beforeAll(async () => {
    http = await startHttp();
    cookie = await http.cookieOf('operator');
    http.engine.nextActed = { kind: 'done', dialog: buildDialog({ mode: 'operator', version: 2 }) };
    await http.store.dialogs.insertOne(toDocument(buildDialog()));
  });
  afterAll(() => http.stop());

  const ask = (action: unknown) => http.post(PATH, action, { cookie });
  const askAsApi = (action: unknown) => http.post(PATH, action, { authorization: `Bearer ${API_KEY}` });

  it.each([
    ['body.kind', { kind: 'say', content: { text: 'Я бот' }, receipt: { because: 'flow' } }],
    ['body.kind', { kind: 'book', serviceId: 'cut', staffId: 'anna', start: '2026-11-04T12:00:00Z' }],
    ['body.kind', { kind: { $ne: null } }],
    ['body.kind', {}],
    ['body', [{ kind: 'take' }]],
    ['body.text', { kind: 'reply', text: '   ' }],
    ['body.text', { kind: 'reply', text: 'я'.repeat(4001) }],
    ['body.text', { kind: 'note', text: { $gt: '' } }],
    ['body.stageId', { kind: 'move_stage', stageId: { $ne: null } }],
    ['body.phone', { kind: 'update_contact', phone: '8 918' }],
    ['body.dueInMinutes', { kind: 'add_task', taskKind: 'call', title: 'Позвонить', dueInMinutes: -1 }],
  ])('is refused with %s named, without troubling the engine', async (path, action) => {
    const before = http.engine.asked.length;
    const response = await ask(action);
    expect(response.status).toBe(400);
    expect(ProblemView.parse(await response.json()).errors?.[0]?.path).toBe(path);
    expect(http.engine.asked).toHaveLength(before);
  });

  it.each([{ kind: 'take' }, { kind: 'reply', text: 'Здравствуйте' }])(
    'is refused to a program for %p, since no customer should take it for a person',
    async (action) => {
      const before = http.engine.asked.length;
      const response = await askAsApi(action);
      expect(response.status).toBe(403);
      expect(ProblemView.parse(await response.json()).detail).toMatch(/Only a person/);
      expect(http.engine.asked).toHaveLength(before);
    },
  );

  it('tells why the engine refused, and that a dialog is not there', async () => {
    const { nextActed } = http.engine;
    http.engine.nextActed = { kind: 'refused', reason: 'The dialog is closed.' };
    const refused = await ask({ kind: 'take' });
    http.engine.nextActed = { kind: 'not_found' };
    const missing = await ask({ kind: 'take' });
    http.engine.nextActed = nextActed;
    expect([refused.status, ProblemView.parse(await refused.json()).detail]).toEqual([409, 'The dialog is closed.']);
    expect(missing.status).toBe(404);
  });

  it.each([
    { kind: 'reply', text: 'Здравствуйте', id: 'r1' },
    { kind: 'note', text: 'Перезвонить' },
    { kind: 'take' },
    { kind: 'release' },
    { kind: 'close' },
    { kind: 'move_stage', stageId: 'booked', why: 'позвонила' },
    { kind: 'assign', operatorId: null, why: 'by hand' },
    { kind: 'distribute', ruleId: 'rule-1', anew: true },
    { kind: 'accept' },
    { kind: 'change_tags', add: ['vip'], remove: [] },
    { kind: 'add_task', taskKind: 'call', title: 'Позвонить', dueInMinutes: 60 },
    { kind: 'confirm_appointment', appointmentId: 'a1' },
    { kind: 'cancel_appointment', appointmentId: 'a1' },
    { kind: 'mark_visited', appointmentId: 'a1' },
    { kind: 'mark_missed', appointmentId: 'a1' },
    { kind: 'update_contact', phone: '+79185550112' },
    { kind: 'label_intent', messageId: 'm1', predicted: 'None', actual: 'info.price' },
  ])('is passed on in the name of the person for %p', async (action) => {
    const me = z
      .object({ id: z.string() })
      .parse(await (await http.call('/api/v1/me', { headers: { cookie } })).json());
    const response = await ask({ ...action, actor: { kind: 'bot' } });
    expect(response.status).toBe(200);
    expect(http.engine.asked.at(-1)).toEqual({
      dialogId: 'dialog-1',
      actor: { kind: 'operator', id: me.id },
      actions: [action],
    });
    const { dialog } = z.strictObject({ dialog: DialogView.strict() }).parse(await response.json());
    expect(dialog).toMatchObject({ id: 'dialog-1', mode: 'operator', version: 2 });
  });

  it('is passed on in the name of the API for a program', async () => {
    expect((await askAsApi({ kind: 'close' })).status).toBe(200);
    expect(http.engine.asked.at(-1)?.actor).toEqual({ kind: 'api' });
  });
});
