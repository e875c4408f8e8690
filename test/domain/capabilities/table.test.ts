import { describe, expect, it } from '@jest/globals';
import { fitFile } from '../../../src/domain/capabilities/fit-file.ts';
import { CAPABILITIES, capabilitiesOf, typeOfChannel } from '../../../src/domain/capabilities/table.ts';
import { windowOf } from '../../../src/domain/capabilities/window.ts';
import { isWindowOpen } from '../../../src/domain/channel-window.ts';

const MB = 1024 * 1024;

describe('What channels can do', () => {
  it('tells a number at Meta from a linked phone by the channel’s id', () => {
    const of = (channelId: string) => typeOfChannel({ channelKind: 'whatsapp', channelId });
    expect(of('whatsapp:106540352242922')).toBe('whatsapp_cloud');
    expect(of('whatsapp:web')).toBe('whatsapp_web');
    expect(typeOfChannel({ channelKind: 'telegram', channelId: 'telegram:1' })).toBe('telegram');
  });

  it('lets no menu be longer than its text, and no key without room for a word', () => {
    for (const { menus, textLength } of Object.values(CAPABILITIES)) {
      for (const menu of menus) {
        expect(menu.bodyLength).toBeLessThanOrEqual(textLength);
        expect(menu.labelLength).toBeGreaterThanOrEqual(20);
      }
      expect(menus.slice(0, -1).every((menu, n) => menu.most <= (menus[n + 1]?.most ?? 0))).toBe(true);
    }
  });

  it.each([
    ['telegram', { kind: 'image', mime: 'image/png', bytes: 3 * MB }, { kind: 'fits', as: 'image' }],
    ['telegram', { kind: 'image', mime: 'image/png', bytes: 12 * MB }, { kind: 'fits', as: 'document' }],
    [
      'telegram',
      { kind: 'document', mime: 'application/zip', bytes: 51 * MB },
      { kind: 'too_large', mostBytes: 50 * MB },
    ],
    ['whatsapp_cloud', { kind: 'image', mime: 'image/webp', bytes: MB }, { kind: 'fits', as: 'document' }],
    ['whatsapp_cloud', { kind: 'voice', mime: 'audio/ogg; codecs=opus', bytes: MB }, { kind: 'fits', as: 'voice' }],
    ['whatsapp_cloud', { kind: 'voice', mime: 'audio/webm', bytes: MB }, { kind: 'wrong_type' }],
    ['whatsapp_cloud', { kind: 'document', mime: 'application/zip', bytes: MB }, { kind: 'wrong_type' }],
    ['whatsapp_cloud', { kind: 'document', mime: 'text/csv', bytes: MB }, { kind: 'fits', as: 'document' }],
    ['whatsapp_cloud', { kind: 'video', mime: 'video/mp4', bytes: 17 * MB }, { kind: 'fits', as: 'document' }],
    ['messenger', { kind: 'voice', mime: 'audio/ogg', bytes: MB }, { kind: 'fits', as: 'audio' }],
    ['messenger', { kind: 'video', mime: 'video/mp4', bytes: 26 * MB }, { kind: 'too_large', mostBytes: 25 * MB }],
    ['instagram', { kind: 'document', mime: 'application/zip', bytes: MB }, { kind: 'wrong_type' }],
    ['instagram', { kind: 'document', mime: 'application/pdf', bytes: MB }, { kind: 'fits', as: 'document' }],
    ['instagram', { kind: 'image', mime: 'image/webp', bytes: MB }, { kind: 'wrong_type' }],
    ['call', { kind: 'image', mime: 'image/png', bytes: 1 }, { kind: 'wrong_type' }],
  ] as const)('on %s fits %j as %j', (type, file, fitted) => {
    expect(fitFile(CAPABILITIES[type], file)).toMatchObject(fitted);
  });

  it('closes the window of Meta’s messengers after a day, and keeps that of a linked phone open', () => {
    const last = new Date('2026-11-22T12:00:00Z');
    const later = (hours: number, ms = 0) => new Date(last.getTime() + hours * 3_600_000 + ms);
    const cloud = { channelKind: 'whatsapp', channelId: 'whatsapp:106540352242922' } as const;
    expect(isWindowOpen(cloud, last, later(24, -1))).toBe(true);
    expect(isWindowOpen(cloud, last, later(24))).toBe(false);
    expect(isWindowOpen(cloud, null, last)).toBe(false);
    expect(isWindowOpen({ channelKind: 'whatsapp', channelId: 'whatsapp:web' }, null, last)).toBe(true);
    expect(windowOf(capabilitiesOf(cloud), last)).toEqual({
      anybodyUntil: later(24),
      personUntil: later(24),
      templates: true,
    });
    expect(windowOf(CAPABILITIES.instagram, last)).toEqual({
      anybodyUntil: later(24),
      personUntil: later(7 * 24),
      templates: false,
    });
    expect(windowOf(CAPABILITIES.telegram, null)).toBeNull();
  });
});
