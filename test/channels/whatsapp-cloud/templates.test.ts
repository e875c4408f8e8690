import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Approved } from '../../../src/channels/whatsapp-cloud/send-approved.ts';
import { fitTemplate } from '../../../src/domain/wa-templates/fit.ts';
import { buildTemplate } from '../../support/build-template.ts';
import { type FakeWhatsappCloud, startFakeWhatsappCloud } from '../../support/fake-whatsapp-cloud.ts';
import { buildWhatsapp } from './build-whatsapp.ts';

describe('Templates of a WhatsApp business account', () => {
  let server: FakeWhatsappCloud;
  beforeAll(async () => {
    server = await startFakeWhatsappCloud();
  });
  afterAll(() => server?.close());
  beforeEach(() => {
    server.heal();
    server.sent.length = 0;
  });
  const delivery = {
    messageId: 'm1',
    chatId: '79281234567',
    content: { text: 'Ждём вас завтра в 15:00' },
    locale: 'ru' as const,
    attempt: 1,
    lastInboundAt: new Date('2026-11-20T12:00:00Z'),
  };
  const listed = (name: string, more: object = {}) => ({
    id: '1',
    name,
    language: 'ru',
    status: 'APPROVED',
    category: 'UTILITY',
    parameter_format: 'POSITIONAL',
    components: [{ type: 'BODY', text: 'Ждём вас {{1}}' }],
    ...more,
  });

  it('are read page by page, each with what it needs and whether it can be used', async () => {
    server.templates.push(
      listed('plain'),
      listed('resting', { status: 'PAUSED' }),
      listed('refused', { status: 'REJECTED', rejected_reason: 'INVALID_FORMAT' }),
      listed('named', {
        parameter_format: 'NAMED',
        components: [
          { type: 'HEADER', format: 'TEXT', text: 'Привет, {{who}}' },
          { type: 'BODY', text: 'Ждём' },
          { type: 'FOOTER', text: 'Салон' },
          { type: 'BUTTONS', buttons: [{ type: 'QUICK_REPLY', text: 'Буду' }] },
        ],
      }),
      listed('picture', {
        components: [
          { type: 'HEADER', format: 'IMAGE' },
          { type: 'BODY', text: 'Ждём' },
        ],
      }),
      listed('carousel', {
        components: [
          { type: 'BODY', text: 'Ждём' },
          { type: 'CAROUSEL', cards: [] },
        ],
      }),
      { strange: true },
    );
    const read = await buildWhatsapp(server).templates?.();
    expect(read).toMatchObject({
      kind: 'read',
      templates: [
        { name: 'plain', status: 'approved', named: false, body: 'Ждём вас {{1}}', unfit: null },
        { name: 'resting', status: 'paused' },
        { name: 'refused', status: 'rejected', why: 'INVALID_FORMAT' },
        { name: 'named', named: true, header: 'Привет, {{who}}', footer: 'Салон', buttons: ['Буду'], unfit: null },
        { name: 'picture', unfit: 'media_header' },
        { name: 'carousel', unfit: 'button_variable' },
      ],
    });
  });

  it('are not there when the token may not see the account, and it is said why', async () => {
    const read = await buildWhatsapp(server, { token: 'EAAG-other' }).templates?.();
    expect(read).toMatchObject({ kind: 'failed', reason: expect.stringContaining('whatsapp_business_management') });
  });

  const spoiled: string[] = [];
  const by = (found: Approved) => ({
    approved: {
      find: async () => found,
      refused: async ({ name }: { name: string }, code: number) => void spoiled.push(`${name} ${code}`),
    },
  });
  const made = fitTemplate(buildTemplate({ header: '', body: 'Ждём вас {{1}}', footer: '' }), [
    { place: 'body', name: '1', value: 'завтра' },
  ]);
  const chosen: Approved = {
    kind: 'message',
    message: made.kind === 'fits' ? made.message : {},
    name: 'visit_reminder',
    language: 'ru',
  };

  it('say a line when the window is closed: the chosen one before the single one of the settings', async () => {
    const channel = buildWhatsapp(server, by(chosen));
    expect(await channel.send(delivery)).toMatchObject({ kind: 'sent' });
    expect(server.sent[0]?.template).toMatchObject({
      name: 'visit_reminder',
      components: [{ parameters: [{ text: 'завтра' }] }],
    });
    expect(await buildWhatsapp(server, by({ kind: 'none' })).send(delivery)).toMatchObject({ kind: 'sent' });
    expect(server.sent[1]?.template?.name).toBe('reminder');
  });

  it('say a line by the one that a person has chosen, though the window is open', async () => {
    const channel = buildWhatsapp(server, by(chosen));
    await channel.send({ ...delivery, byTemplate: true, lastInboundAt: new Date('2026-11-22T11:59:00Z') });
    expect(server.sent.map(({ type }) => type)).toEqual(['template']);
  });

  it('are left alone after Meta has refused one, and the line tells why in words', async () => {
    server.fail({ code: 132_015, message: 'Template is Paused' }, 1);
    const outcome = await buildWhatsapp(server, by(chosen)).send(delivery);
    expect(outcome).toMatchObject({
      kind: 'rejected',
      reason: expect.stringContaining('the template "visit_reminder" was refused (WhatsApp 132015'),
    });
    expect(spoiled).toEqual(['visit_reminder 132015']);
    const none = { templates: { ru: null, en: null } };
    const unusable: Approved = { kind: 'unusable', reason: 'the template "x" is paused' };
    expect(await buildWhatsapp(server, { ...none, ...by(unusable) }).send(delivery)).toMatchObject({
      kind: 'rejected',
      reason: expect.stringContaining('the template "x" is paused'),
    });
    expect(server.sent).toEqual([]);
  });
});
