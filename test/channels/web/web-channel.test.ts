import { describe, expect, it } from '@jest/globals';
import { createWebChannel } from '../../../src/channels/web/web-channel.ts';
import { Incoming } from '../../../src/domain/incoming.ts';

const AT = new Date('2025-10-09T09:00:00Z');
const channel = createWebChannel({ now: () => AT });
const session = { chatId: 'visitor-1' };

describe('the web channel', () => {
  it('translates a message of the page, with what the session knows about the visitor', () => {
    const known = {
      ...session,
      locale: 'en',
      name: 'Ann',
      origin: { source: 'google', utm: { utm_source: 'google' } },
    } as const;
    const incoming = channel.accept(known, { id: 'a1', text: 'Hello' });
    expect(Incoming.parse(incoming)).toEqual({
      channelId: 'web:main',
      channelKind: 'web',
      externalId: 'visitor-1/a1',
      chatId: 'visitor-1',
      order: AT.getTime(),
      at: AT,
      profile: { name: 'Ann', locale: 'en' },
      content: { kind: 'text', text: 'Hello' },
      origin: { source: 'google', utm: { utm_source: 'google' } },
      raw: { id: 'a1', text: 'Hello' },
    });
  });

  it('keeps the same id of two visitors apart', () => {
    const ids = ['visitor-1', 'visitor-2'].map((chatId) => channel.accept({ chatId }, { id: 'a1' }).externalId);
    expect(new Set(ids).size).toBe(2);
  });

  it('takes a payload as a pressed button, labelled by what was shown', () => {
    const press = (body: object) => channel.accept(session, { id: 'a2', payload: 'slot:15', ...body }).content;
    expect(press({ label: '15:00' })).toEqual({ kind: 'button', payload: 'slot:15', label: '15:00' });
    expect(press({ text: '15:00' })).toEqual({ kind: 'button', payload: 'slot:15', label: '15:00' });
    expect(press({})).toEqual({ kind: 'button', payload: 'slot:15' });
  });

  it('takes an empty message as an empty text', () => {
    expect(channel.accept(session, { id: 'a3', text: '' }).content).toEqual({ kind: 'text', text: '' });
  });

  it('has sent a message as soon as it is stored, under our own id', async () => {
    const delivery = {
      messageId: 'm1',
      chatId: 'visitor-1',
      content: { text: 'Да' },
      locale: 'ru',
      attempt: 1,
    } as const;
    expect(await channel.send(delivery)).toEqual({ kind: 'sent', providerMessageId: 'm1' });
  });
});
