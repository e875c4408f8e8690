import { describe, expect, it } from '@jest/globals';
import { startCommand } from '../../../src/channels/telegram/start-command.ts';

describe('startCommand', () => {
  it.each(['привет', '/starting', 'нажмите /start', '/help', ''])('is not %j', (text) => {
    expect(startCommand(text)).toBeNull();
  });

  it('has no payload when the bot is just opened', () => {
    expect(startCommand('/start')).toEqual({ payload: '' });
    expect(startCommand('/start@salon_bot ')).toEqual({ payload: '' });
  });

  it('names the source by the payload of a deep link', () => {
    expect(startCommand('/start vizitka')).toEqual({ payload: 'vizitka', origin: { source: 'vizitka' } });
    expect(startCommand('/start@salon_bot vizitka')?.origin).toEqual({ source: 'vizitka' });
  });

  it('reads UTM labels out of a payload', () => {
    expect(startCommand('/start utm_source-instagram__utm_campaign-may-sale')?.origin).toEqual({
      source: 'instagram',
      utm: { utm_source: 'instagram', utm_campaign: 'may-sale' },
    });
    const withoutSource = 'utm_campaign-may';
    expect(startCommand(`/start ${withoutSource}`)?.origin).toEqual({
      source: withoutSource,
      utm: { utm_campaign: 'may' },
    });
  });

  it('takes half a UTM payload as a plain source', () => {
    expect(startCommand('/start utm_source-vk__oops')?.origin).toEqual({ source: 'utm_source-vk__oops' });
    expect(startCommand('/start __proto__-x')?.origin).toEqual({ source: '__proto__-x' });
  });

  it('believes no source in what was typed by hand', () => {
    expect(startCommand('/start хочу записаться')).toEqual({ payload: 'хочу записаться' });
    expect(startCommand(`/start ${'a'.repeat(65)}`)).toEqual({ payload: 'a'.repeat(65) });
  });
});
