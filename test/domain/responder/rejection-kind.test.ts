import { describe, expect, it } from '@jest/globals';
import { readRejection } from '../../../src/domain/responder/rejection-kind.ts';

describe('The reason for which a reply of the model was not used', () => {
  it.each([
    ['unsupported: 1500 ₽; 19:00', 'unsupported', '1500 ₽; 19:00'],
    ['wrong language', 'language', ''],
    ['budget of the day', 'budget', ''],
    ['http 503', 'provider', 'http 503'],
    ['no connection', 'provider', 'no connection'],
    ['stalled', 'deadline', ''],
    ['refused', 'refused', ''],
    ['broken JSON', 'form', ''],
    ['prompt leak', 'unsafe', ''],
    ['internal error', 'other', 'internal error'],
  ])('%s is of a kind that people can tell apart', (reason, kind, detail) => {
    expect(readRejection(reason)).toEqual({ kind, detail });
  });
});
