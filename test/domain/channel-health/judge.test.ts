import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { NO_COUNTS, sumSince } from '../../../src/domain/channel-health/counts.ts';
import type { HealthFacts } from '../../../src/domain/channel-health/facts.ts';
import { judgeChannel, judgeServer } from '../../../src/domain/channel-health/judge.ts';
import type { HealthReason } from '../../../src/domain/channel-health/reason.ts';
import { longSilence } from '../../../src/domain/channel-health/silence.ts';
import { reasonInWords } from '../../../src/domain/channel-health/words.ts';

const NOW = new Date('2026-11-22T12:00:00Z');
const ago = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000);
const inDays = (days: number) => new Date(NOW.getTime() + days * 86_400_000);

const WELL: HealthFacts = {
  check: { kind: 'ok', account: '@anna_bot', tokenExpiresAt: null, webhook: { state: 'registered' } },
  unreachableSince: null,
  link: null,
  sending: { state: 'closed', since: null },
  queue: { unsent: 0, oldest: null },
  lastTenMinutes: NO_COUNTS,
  lastHour: { ...NO_COUNTS, in: 12, out: 20 },
  hoursIn: [],
  inThisHour: 0,
};
const accepted = (part: object): HealthFacts['check'] => ({
  kind: 'ok',
  account: '@anna_bot',
  tokenExpiresAt: null,
  webhook: { state: 'registered' },
  ...part,
});
const link = (state: string, since: Date): HealthFacts['link'] => ({ state, since, lastError: null });
const hour = (part: object) => ({ lastHour: { ...NO_COUNTS, ...part } });
const burst = (forged: number, taken: number) => ({
  lastTenMinutes: { ...NO_COUNTS, forged },
  lastHour: { ...NO_COUNTS, in: taken },
});

describe('how a channel does', () => {
  it.each<[string, Partial<HealthFacts>, string, HealthReason['kind'] | null]>([
    ['nothing is wrong', {}, 'ok', null],
    ['it is new', { check: null, ...hour({}) }, 'ok', null],
    [
      'the token was taken back',
      { check: { kind: 'refused', setting: 'token', reason: '401' } },
      'broken',
      'account_refused',
    ],
    ['the token ends in 8 days', { check: accepted({ tokenExpiresAt: inDays(8) }) }, 'ok', null],
    ['the token ends in 7 days', { check: accepted({ tokenExpiresAt: inDays(7) }) }, 'attention', 'token_ends'],
    ['the token ends in 3 days', { check: accepted({ tokenExpiresAt: inDays(3) }) }, 'attention', 'token_ends'],
    ['the token ends in a day', { check: accepted({ tokenExpiresAt: inDays(1) }) }, 'broken', 'token_ends'],
    ['the webhook was taken', { check: accepted({ webhook: { state: 'elsewhere' } }) }, 'broken', 'webhook_elsewhere'],
    ['the webhook is gone', { check: accepted({ webhook: { state: 'missing' } }) }, 'broken', 'webhook_missing'],
    ['nobody knows of the webhook', { check: accepted({ webhook: { state: 'unknown' } }) }, 'ok', null],
    [
      'a call has failed',
      { check: accepted({ webhook: { state: 'registered', lastError: 'timeout', pending: 1 } }) },
      'attention',
      'webhook_failing',
    ],
    [
      'calls have failed for long',
      { check: accepted({ webhook: { state: 'registered', lastError: 'timeout', pending: 21 } }) },
      'broken',
      'webhook_failing',
    ],
    ['customers complain', { check: accepted({ quality: 'low' }) }, 'attention', 'quality_low'],
    [
      'the provider was away a moment',
      { check: { kind: 'unreachable', reason: '' }, unreachableSince: ago(9) },
      'ok',
      null,
    ],
    [
      'it is away',
      { check: { kind: 'unreachable', reason: '' }, unreachableSince: ago(10) },
      'attention',
      'unreachable',
    ],
    [
      'it is away for long',
      { check: { kind: 'unreachable', reason: '' }, unreachableSince: ago(30) },
      'broken',
      'unreachable',
    ],
    ['the phone is linked', { link: link('ready', ago(500)) }, 'ok', null],
    ['the phone was unlinked', { link: link('unlinked', ago(0)) }, 'broken', 'phone_unlinked'],
    ['the session was refused', { link: link('refused', ago(0)) }, 'broken', 'phone_unlinked'],
    ['the phone is being reached', { link: link('lost', ago(2)) }, 'ok', null],
    ['the phone is out of reach', { link: link('lost', ago(3)) }, 'attention', 'link_lost'],
    ['the phone is out of reach for long', { link: link('lost', ago(15)) }, 'broken', 'link_lost'],
    [
      'the browser begins anew all the time',
      { link: link('ready', ago(1)), ...hour({ restarts: 4 }) },
      'attention',
      'restarts',
    ],
    ['a line waits a little', { queue: { unsent: 1, oldest: ago(4) } }, 'ok', null],
    ['a line waits', { queue: { unsent: 1, oldest: ago(5) } }, 'attention', 'queue_old'],
    ['a line waits for long', { queue: { unsent: 3, oldest: ago(15) } }, 'broken', 'queue_old'],
    [
      'lines are held back',
      { queue: { unsent: 3, oldest: ago(2) }, sending: { state: 'open', since: ago(2) } },
      'attention',
      'queue_old',
    ],
    ['few sends fail', hour({ out: 90, retry: 10 }), 'ok', null],
    ['too few to say so fail', hour({ out: 0, retry: 4 }), 'ok', null],
    ['a fifth of the sends fails', hour({ out: 16, retry: 3, refused: 1 }), 'attention', 'send_errors'],
    ['half of the sends fails', hour({ out: 5, retry: 5 }), 'broken', 'send_errors'],
    ['a customer has blocked the bot', hour({ out: 20, blocked: 5 }), 'ok', null],
    ['half of the customers block the bot', hour({ out: 5, blocked: 5 }), 'attention', 'many_blocked'],
    ['a few forged calls came', burst(19, 5), 'ok', null],
    ['somebody forges calls', burst(500, 5), 'attention', 'forged'],
    ['our secret is the wrong one', burst(5, 0), 'broken', 'forged'],
    ['calls cannot be read', hour({ in: 1, malformed: 20 }), 'attention', 'malformed'],
    ['old calls are replayed', hour({ in: 1, stale: 20 }), 'attention', 'stale'],
  ])('when %s', (_name, part, level, kind) => {
    const verdict = judgeChannel({ ...WELL, ...part }, NOW);
    expect(verdict).toMatchObject({ level, reasons: kind === null ? [] : [{ kind }] });
  });

  it('names the gravest first', () => {
    const facts = { ...WELL, check: accepted({ webhook: { state: 'missing' } }), queue: { unsent: 1, oldest: ago(6) } };
    expect(judgeChannel(facts, NOW).reasons.map(({ kind }) => kind)).toEqual(['webhook_missing', 'queue_old']);
  });

  it.each([
    [{ freeBytes: 6e9, totalBytes: 100e9 }, 'ok'],
    [{ freeBytes: 4e9, totalBytes: 20e9 }, 'ok'],
    [{ freeBytes: 4e9, totalBytes: 100e9 }, 'attention'],
    [{ freeBytes: 5e8, totalBytes: 100e9 }, 'broken'],
  ])('finds %j %s', (disk, level) => {
    expect(judgeServer({ disk }).level).toBe(level);
  });

  it('has words for each reason in both languages, without a hole', () => {
    const reasons: HealthReason[] = [
      { kind: 'account_refused', level: 'broken', setting: 'token', reason: '401' },
      { kind: 'account_refused', level: 'broken', setting: 'appSecret', reason: '1' },
      { kind: 'token_ends', level: 'attention', days: 3, at: inDays(3) },
      { kind: 'webhook_elsewhere', level: 'broken', url: 'https://other.example.com' },
      { kind: 'webhook_missing', level: 'broken' },
      { kind: 'webhook_failing', level: 'attention', reason: 'timeout', pending: 3 },
      { kind: 'quality_low', level: 'attention' },
      { kind: 'unreachable', level: 'attention', minutes: 11 },
      { kind: 'phone_unlinked', level: 'broken', reason: null },
      { kind: 'link_lost', level: 'broken', minutes: 200, reason: 'LOGOUT' },
      { kind: 'restarts', level: 'attention', count: 5 },
      { kind: 'queue_old', level: 'attention', minutes: 7, count: 2 },
      { kind: 'send_errors', level: 'attention', failed: 3, of: 9 },
      { kind: 'many_blocked', level: 'attention', blocked: 5, of: 10 },
      { kind: 'forged', level: 'attention', count: 500, taken: 3 },
      { kind: 'forged', level: 'broken', count: 7, taken: 0 },
      { kind: 'malformed', level: 'attention', count: 21 },
      { kind: 'stale', level: 'attention', count: 21 },
      { kind: 'silent', level: 'attention', hours: 5, usual: 1 },
      { kind: 'disk_full', level: 'attention', freeMb: 900, percent: 2 },
    ];
    for (const reason of reasons) {
      const { title, todo } = reasonInWords(reason, 'Europe/Moscow');
      for (const text of [title.ru, title.en, todo.ru, todo.en]) expect(text).toMatch(/^.{10,}$/u);
      expect(`${title.ru}${todo.ru}${title.en}${todo.en}`).not.toMatch(/undefined|null|NaN/u);
    }
    const queue = reasonInWords({ kind: 'queue_old', level: 'attention', minutes: 22, count: 2 }, 'Europe/Moscow');
    expect(queue.title).toEqual({
      ru: 'Ответы клиентам не уходят уже 22 минуты, ждут 2 сообщения',
      en: 'Replies have not gone out for 22 minutes, 2 messages waiting',
    });
  });
});

describe('whether nothing has come in for much longer than usual', () => {
  /** Open from 9 to 20, four messages an hour; the running hour is `hour` o'clock of the last day. */
  function history(days: number, hour: number, silent: number): number[] {
    const all = Array.from({ length: days * 24 + hour }, (_, index) => (index % 24 >= 9 && index % 24 < 20 ? 4 : 0));
    return all.map((count, index) => (index >= all.length - silent ? 0 : count));
  }

  it.each([
    ['at noon after a silent morning', 12, 3, null],
    ['in the evening after a silent day', 17, 8, { kind: 'silent', hours: 22 }],
    ['at night', 4, 0, null],
    ['at 9, before the first has written', 9, 0, null],
  ])('%s', (_name, at, silent, reason) => {
    const judged = longSilence(history(20, at, silent), 0);
    if (reason === null && silent === 3) expect(judged).toMatchObject({ kind: 'silent', usual: 0 });
    else if (reason === null) expect(judged).toBeNull();
    else expect(judged).toMatchObject({ kind: 'silent' });
  });

  it('says nothing with little history, with few messages, or when something came just now', () => {
    expect(longSilence(history(10, 17, 8), 0)).toBeNull();
    expect(longSilence(history(20, 17, 8), 1)).toBeNull();
    const rare = Array.from({ length: 20 * 24 }, (_, index) => (index % 24 === 3 ? 1 : 0));
    expect(longSilence(rare, 0)).toBeNull();
    expect(longSilence([], 0)).toBeNull();
  });

  it('forgives one outage of the past', () => {
    const hours = history(20, 17, 8);
    const withOutage = hours.map((count, index) => (index > 24 * 5 && index < 24 * 6 ? 0 : count));
    expect(longSilence(withOutage, 0)).toMatchObject({ kind: 'silent' });
  });

  it('never calls silent what goes on as it always did', () => {
    const day = fc.array(fc.nat(6), { minLength: 24, maxLength: 24 });
    fc.assert(
      fc.property(day, fc.nat(23), (counts, hour) => {
        const hours = Array.from({ length: 28 * 24 + hour }, (_, index) => counts[index % 24] ?? 0);
        expect(longSilence(hours, counts[hour] ?? 0)).toBeNull();
      }),
      { seed: 7, numRuns: 200 },
    );
  });
});

it('adds up what was counted since a moment', () => {
  const minutes = [
    { at: ago(70), counts: { in: 5 } },
    { at: ago(30), counts: { in: 2, out: 1 } },
    { at: ago(1), counts: { in: 1 } },
  ];
  expect(sumSince(minutes, ago(60))).toEqual({ ...NO_COUNTS, in: 3, out: 1 });
});
