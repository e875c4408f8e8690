import { beforeAll, describe, expect, it } from '@jest/globals';
import type { FlowBook } from '../../../src/domain/flow/route.ts';
import type { Trigger } from '../../../src/domain/trigger.ts';
import { buildAppointment } from '../../support/build-appointment.ts';
import { buildBusiness } from '../../support/build-business.ts';
import { buildContact } from '../../support/build-contact.ts';
import { buildDialog } from '../../support/build-dialog.ts';
import { buildTrigger } from '../../support/build-trigger.ts';
import { both, buildFlows } from './build-flows.ts';
import { type Story, shippedFlows, tell } from './story.ts';

const EMAIL = (timeout: object, more: object = {}): FlowBook =>
  buildFlows({
    id: 'form',
    starts_on: ['form'],
    slots: { mail: 'email', size: 'number' },
    cancelled: both('Отменено.'),
    timeout,
    steps: [
      { id: 'mail', ask: 'mail', say: both('Почта?') },
      { id: 'size', ask: 'size', say: both('Сколько?'), ...more },
      { say: both('Спасибо!') },
    ],
  });
/** `then` in a plain object is taken for a promise by linters. */
const then = (what: string): object => Object.fromEntries([['then', what]]);

async function begin(flows: FlowBook, situation: Parameters<typeof tell>[0]['situation'] = {}): Promise<Story> {
  const story = tell({ flows, situation });
  await story.say('…', { intent: 'form' });
  return story;
}

describe('a customer who goes silent in the middle', () => {
  let shipped: FlowBook;
  beforeAll(async () => {
    shipped = await shippedFlows();
  });

  it('is asked once, after a quarter of an hour, whether to go on with the booking', async () => {
    const story = tell({ flows: shipped });
    await story.say('на стрижку', { intent: 'booking.create', service: 'cut' });
    expect((await story.silence(14)).said).toEqual([]);
    const { said } = await story.silence(2);
    expect(said).toEqual([expect.stringMatching(/^Продолжим запись\?.+\nНа какой день\?$/s)]);
    expect(story.last().buttons).not.toEqual([]);
    expect((await story.silence(1000)).said).toEqual([]);
    expect((await story.say('в четверг', { date: '2026-11-05' })).receipt?.asks).toEqual(['time']);
  });

  it('is left alone while the answers come, however slowly the talk as a whole goes', async () => {
    const story = await begin(EMAIL({ after: '15m', say: both('Вы тут?') }));
    await story.silence(10);
    await story.say('a@b.ru');
    expect((await story.silence(10)).said).toEqual([]);
    expect((await story.silence(10)).said).toEqual(['Вы тут?\nСколько?']);
  });

  it('is left alone when the flow is over, and a later flow has a clock of its own', async () => {
    const flows = EMAIL({ after: '15m', say: both('Вы тут?') });
    const story = await begin(flows);
    await story.say('a@b.ru');
    await story.say('2');
    expect(story.dialog().flow).toEqual([]);
    await story.silence(5);
    await story.say('…', { intent: 'form' });
    expect((await story.silence(12)).said).toEqual([]);
    expect((await story.silence(60)).said).toHaveLength(1);
  });

  it('is chased twice where the file says so, and no more in one run, also after another silence', async () => {
    const story = await begin(EMAIL({ after: '10m', say: both('Вы тут?'), times: 2 }));
    expect((await story.silence(300)).said).toHaveLength(2);
    await story.say('a@b.ru');
    expect((await story.silence(300)).said).toEqual([]);
  });

  it('loses the time that was kept when the flow says cancel', async () => {
    const flows = EMAIL({
      after: '10m',
      say: both('Вы тут?'),
      then_after: '1h',
      last: both('Тогда до встречи.'),
      ...then('cancel'),
    });
    const held = buildAppointment({ id: 'held', status: 'held', dialogId: 'dialog-1' });
    const story = await begin(flows, { appointments: [held] });
    expect((await story.silence(60)).said).toEqual(['Вы тут?\nПочта?']);
    expect(await story.silence(60)).toEqual({ said: ['Тогда до встречи.'], outcomes: ['cancel'] });
    expect(story.dialog().flow).toEqual([]);
    expect(story.appointments().filter(({ active }) => active)).toEqual([]);
  });

  it('is handed to a person when the flow says so, without a chase where there is no text', async () => {
    const story = await begin(EMAIL({ after: '10m', ...then('handoff') }));
    expect((await story.silence(15)).outcomes).toEqual(['handoff']);
    expect(story.dialog()).toMatchObject({ mode: 'queued', queue: { reason: 'flow' }, flow: [] });
  });

  it('is waited for as the step says, before what the flow says', async () => {
    const story = await begin(
      EMAIL({ after: '10m', say: both('Вы тут?') }, { timeout: { after: '2h', say: both('Ждём число.') } }),
    );
    await story.say('a@b.ru');
    expect((await story.silence(100)).said).toEqual([]);
    expect((await story.silence(30)).said).toEqual(['Ждём число.\nСколько?']);
  });

  it('is not disturbed in the quiet hours', async () => {
    // 18:00 in Moscow.
    const business = buildBusiness({ quietHours: { from: '18:10', to: '09:00' } });
    const story = await begin(EMAIL({ after: '30m', say: both('Вы тут?') }), { business });
    expect((await story.silence(14 * 60)).said).toEqual([]);
    expect((await story.silence(120)).said).toHaveLength(1);
  });

  it('is not written to outside of the window of the channel', async () => {
    const dialog = buildDialog({ channelKind: 'instagram', channelId: 'instagram:1' });
    const story = await begin(EMAIL({ after: '2d', say: both('Вы тут?') }), { dialog });
    expect(await story.silence(3 * 1440)).toEqual({ said: [], outcomes: ['not chased'] });
  });

  it('is not written to when he has blocked us, or is blocked', async () => {
    const story = await begin(EMAIL({ after: '10m', say: both('Вы тут?') }));
    story.change({ contact: buildContact({ blockedAt: new Date('2026-11-03T15:01:00Z') }) });
    expect((await story.silence(30)).said).toEqual([]);
  });

  it.each(['operator', 'queued', 'closed'] as const)('is left alone when the dialog is %s by then', async (mode) => {
    const story = await begin(EMAIL({ after: '10m', say: both('Вы тут?') }));
    story.change({ dialog: { ...story.dialog(), mode } });
    expect((await story.silence(30)).said).toEqual([]);
  });

  it('is chased by the trigger of the business, where there is one, and not twice', async () => {
    const trigger: Trigger = buildTrigger({
      on: { kind: 'customer_silent', minutes: 60 },
      actions: [{ kind: 'send_message', text: both('Вы ещё думаете?'), needsConsent: false }],
    });
    const story = await begin(EMAIL({ after: '10m', say: both('Вы тут?') }), { triggers: [trigger] });
    expect(await story.silence(30)).toEqual({ said: [], outcomes: ['not chased'] });
  });

  it('is not chased for a question of long ago after a downtime', async () => {
    const story = await begin(EMAIL({ after: '10m', say: both('Вы тут?') }));
    story.sleep(14 * 60);
    expect((await story.silence(5)).said).toEqual([]);
  });
});
