import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CLOSED } from '../../../src/domain/sending/breaker.ts';
import type { Limit } from '../../../src/domain/sending/pace.ts';
import { type Ask, giveShare, HAND_MS, newShare } from '../../../src/domain/sending/share.ts';
import { overrun } from './overrun.ts';

const LIMIT: Limit = { perSecond: 30, burst: 30 };

const ask = (overrides: Partial<Ask> = {}): Ask => ({
  owner: 'a',
  at: 0,
  held: 0,
  returned: 0,
  want: 1,
  probe: false,
  verdict: null,
  throttledUntil: 0,
  ...overrides,
});

/** What happens to one of some processes: time passes, it asks, its answer comes, it sends, it gives back, it crashes. */
const steps = fc.array(
  fc.record({
    after: fc.integer({ min: 0, max: 300 }),
    who: fc.integer({ min: 0, max: 3 }),
    what: fc.constantFrom('ask', 'answer', 'send', 'send', 'send', 'sendAll', 'giveBack', 'crash'),
    want: fc.integer({ min: 0, max: 40 }),
  }),
  { maxLength: 300 },
);
const limits = fc.record({ perSecond: fc.integer({ min: 1, max: 100 }), burst: fc.integer({ min: 1, max: 50 }) });

describe('The share of a channel', () => {
  it('keeps burst + rate · t for all processes together, whatever they do in whatever order', () => {
    fc.assert(
      fc.property(limits, steps, (limit, script) => {
        const processes = Array.from({ length: 4 }, () => ({ hand: 0, until: 0, coming: 0, askedAt: 0 }));
        const sent: number[] = [];
        let share = newShare(0, limit.burst);
        let now = 0;
        for (const { after, who, what, want } of script) {
          now += after;
          const one = processes[who];
          if (!one) continue;
          if (now >= one.until) one.hand = 0;
          const exchange = (returned: number) => {
            one.hand -= returned;
            const given = giveShare(share, ask({ owner: `${who}`, at: now, held: one.hand, returned, want }), limit);
            share = given.share;
            return given.tokens;
          };
          switch (what) {
            case 'ask':
              // One ask at a time; its answer is on the way while the process goes on spending.
              if (one.coming > 0) break;
              one.coming = exchange(0);
              one.askedAt = now;
              break;
            case 'answer':
              one.hand += one.coming;
              one.coming = 0;
              one.until = one.askedAt + HAND_MS;
              if (now >= one.until) one.hand = 0;
              break;
            case 'giveBack':
              if (one.coming === 0) {
                // In two steps: `+=` would read the hand before what is given back has left it.
                const given = exchange(one.hand);
                one.hand += given;
                one.until = now + HAND_MS;
              }
              break;
            case 'crash':
              Object.assign(one, { hand: 0, coming: 0 });
              break;
            case 'send':
            case 'sendAll':
              for (let count = what === 'send' ? 1 : one.hand; count > 0 && one.hand > 0; count -= 1) {
                one.hand -= 1;
                sent.push(now);
              }
          }
        }
        expect(overrun(sent, limit)).toBeLessThanOrEqual(0);
      }),
      { numRuns: 1000 },
    );
  });

  it('gives the whole burst to a process that is alone', () => {
    expect(giveShare(newShare(0, 30), ask({ want: 50 }), LIMIT).tokens).toBe(30);
  });

  it('gives a crashed process’s room to the others after two seconds', () => {
    const taken = giveShare(newShare(0, 30), ask({ want: 30 }), LIMIT).share;
    expect(giveShare(taken, ask({ owner: 'b', at: HAND_MS - 1, want: 30 }), LIMIT).tokens).toBe(0);
    expect(giveShare(taken, ask({ owner: 'b', at: HAND_MS + 500, want: 30 }), LIMIT).tokens).toBe(15);
  });

  it('lets stocks of many processes leave half of the burst in the bucket', () => {
    let share = newShare(0, 30);
    const owners = Array.from({ length: 30 }, (_, index) => `p${index}`);
    for (let at = 0; at < 1_000; at += 100) {
      for (const owner of owners) {
        const held = share.hands.find((hand) => hand.owner === owner)?.tokens ?? 0;
        const { stock } = giveShare(share, ask({ owner, at, held, want: 0 }), LIMIT);
        const returned = Math.max(0, held - stock);
        const want = Math.max(0, stock - held);
        share = giveShare(share, ask({ owner, at, held: held - returned, returned, want }), LIMIT).share;
      }
    }
    expect(share.hands.every(({ tokens }) => tokens <= 1)).toBe(true);
    const later = giveShare({ ...share, hands: share.hands.slice(15) }, ask({ owner: 'new', at: 1_500 }), LIMIT);
    expect(later.tokens).toBe(1);
  });

  it('takes time from the fastest clock, so that a slower one gets nothing twice', () => {
    const ahead = giveShare(newShare(0, 30), ask({ at: 5_000, want: 30 }), LIMIT).share;
    const slow = giveShare(ahead, ask({ owner: 'b', at: 0, want: 30 }), LIMIT);
    expect(slow.tokens).toBe(0);
    expect(slow.share.at).toBe(5_000);
  });

  it('gives nothing while the channel is throttled, and remembers the longest wait', () => {
    const throttled = giveShare(newShare(0, 30), ask({ throttledUntil: 7_000 }), LIMIT);
    expect(throttled.tokens).toBe(0);
    const later = giveShare(throttled.share, ask({ owner: 'b', at: 6_999, throttledUntil: 5_000 }), LIMIT);
    expect(later).toMatchObject({ tokens: 0, share: { throttledUntil: 7_000 } });
    expect(giveShare(later.share, ask({ owner: 'b', at: 7_000 }), LIMIT).tokens).toBe(1);
  });

  it('gives one probe a time to all processes while the provider cannot be reached, with a token for it', () => {
    const verdict = { kind: 'unreachable', failures: 5, reason: null } as const;
    const open = giveShare(newShare(0, 30), ask({ verdict, want: 8 }), LIMIT);
    expect(open.tokens).toBe(0);
    const first = giveShare(open.share, ask({ at: 1_000, probe: true, want: 8 }), LIMIT);
    expect(first).toMatchObject({ probe: true, tokens: 1 });
    const second = giveShare(first.share, ask({ owner: 'b', at: 1_000, probe: true, want: 8 }), LIMIT);
    expect(second).toMatchObject({ probe: false, tokens: 0 });
    const reached = giveShare(second.share, ask({ at: 1_100, verdict: { kind: 'reached' } }), LIMIT);
    expect(reached.share.breaker).toEqual(CLOSED);
  });

  it('counts nothing on a channel without a limit, but keeps the breaker', () => {
    const verdict = { kind: 'unreachable', failures: 5, reason: null } as const;
    const { share, tokens } = giveShare(newShare(0, 0), ask({ verdict }), null);
    expect(tokens).toBe(0);
    expect(share.breaker.state).toBe('open');
  });
});
