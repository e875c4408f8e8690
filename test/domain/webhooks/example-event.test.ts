import { describe, expect, it } from '@jest/globals';
import { EventBody } from '../../../src/domain/event.ts';
import { exampleBody } from '../../../src/domain/webhooks/example-event.ts';
import { isTooLongFailing } from '../../../src/domain/webhooks/too-long-failing.ts';

const AT = new Date('2031-03-04T07:00:00Z');

describe('An example of an event', () => {
  it('is there for every type, and is one', () => {
    for (const { shape } of EventBody.options) {
      const type = shape.type.value;
      const body = exampleBody(type, AT);
      expect(body.type).toBe(type);
      expect(EventBody.parse(body)).toEqual(body);
    }
  });
});

describe('A receiver', () => {
  const judged = (days: number, attempts: number) =>
    isTooLongFailing({ since: AT, attempts }, new Date(AT.getTime() + days * 24 * 3_600_000));

  it('is left alone after five days of failures, and after no fewer than ten of them', () => {
    expect([judged(5, 10), judged(4.9, 100), judged(30, 9)]).toEqual([true, false, false]);
  });
});
