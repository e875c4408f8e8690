import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Payload, readPayload, writePayload } from '../../../src/domain/flow/payload.ts';

const slot = fc.stringMatching(/^[a-z]{1,12}$/);
const value = fc.stringMatching(/^[\w:+*-]{1,20}$/);
const slots = fc.dictionary(slot, value, { minKeys: 1, maxKeys: 3, noNullPrototype: true });
const payload: fc.Arbitrary<Payload> = fc.oneof(
  fc.record({ kind: fc.constant('fill' as const), slots }),
  fc.record({ kind: fc.constant('clear' as const), slot }),
  fc.record({ kind: fc.constant('answer' as const), yes: fc.boolean() }),
  fc.record({ kind: fc.constant('start' as const), flow: fc.stringMatching(/^[a-z-]{1,12}$/), slots }),
);

describe('payload', () => {
  it('reads slots named like what every object has', () => {
    for (const slot of ['constructor', 'toString', '__proto__']) expect(() => readPayload(`f:${slot}=a`)).not.toThrow();
  });

  it('reads back whatever it wrote', () => {
    fc.assert(fc.property(payload, (written) => expect(readPayload(writePayload(written))).toEqual(written)));
  });

  it.each(['f:date=whenever&time=15:00', 'f:date=2031-02-30', 'f:date=2031-03-06&time=99:99', 's:book?time=24:00'])(
    'takes no day or hour that is none: %s',
    (forged) => {
      expect(readPayload(forged)).toBeNull();
    },
  );

  it('fits the 64 bytes that a channel takes, with day, time and person together', () => {
    const longest = writePayload({ kind: 'fill', slots: { date: '2026-11-27', time: '14:30', staff: 'dmitry' } });
    expect(Buffer.byteLength(longest)).toBeLessThanOrEqual(64);
  });

  it.each(['', 'x', 'f:', 'f:date', 'f:date=a=b', 'f:Date=1', 'f:date={"$gt":""}', 'c:a.b', 's:', 'a:maybe', 'z:1'])(
    'reads nothing in %j, which no button of ours carries',
    (text) => expect(readPayload(text)).toBeNull(),
  );
});
