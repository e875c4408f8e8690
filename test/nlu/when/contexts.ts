import type { WhenContext, WhenMatch } from '../../../src/nlu/when/find-when.ts';
import { findWhen } from '../../../src/nlu/when/find-when.ts';
import { pickWhen } from '../../../src/nlu/when/pick-when.ts';

/** Monday 2026-11-23 09:00 in a Moscow salon open 09:00-21:00. */
export function buildContext(overrides: Partial<WhenContext> = {}): WhenContext {
  return {
    now: new Date('2026-11-23T09:00:00+03:00'),
    timezone: 'Europe/Moscow',
    locale: 'ru',
    hours: { open: '09:00', close: '21:00' },
    ...overrides,
  };
}

export function find(text: string, overrides: Partial<WhenContext> = {}): WhenMatch[] {
  return findWhen(text, buildContext(overrides));
}

/** "2026-11-24 17:00", with - for what the message does not name. */
export function pick(text: string, overrides: Partial<WhenContext> = {}): string {
  const { date, time } = pickWhen(find(text, overrides));
  return `${date ?? '-'} ${time ?? '-'}`;
}
