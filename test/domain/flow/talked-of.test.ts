import { describe, expect, it } from '@jest/globals';
import { recalled, subjectOf } from '../../../src/domain/flow/talked-of.ts';
import { buildFrame, VISIT } from './build-frame.ts';

const AT = new Date('2026-11-24T07:00:00Z');
const later = (minutes: number) => new Date(AT.getTime() + minutes * 60_000);
const TALKED_OF = { slots: { service: 'cut', staff: 'olga' }, at: AT };

describe('What was talked of', () => {
  it('is what an answered question was about, and over when a wish is settled', () => {
    const question = { ...VISIT, digression: true };
    expect(subjectOf(question, buildFrame({ slots: { service: 'cut', date: '2026-11-27' } }))).toEqual({
      service: 'cut',
    });
    expect(subjectOf(question, buildFrame())).toBeUndefined();
    expect(subjectOf(VISIT, buildFrame({ slots: { service: 'cut' } }))).toBeNull();
  });

  it('is what the next wish is about, for half an hour', () => {
    expect(recalled(VISIT, { date: '2026-11-27' }, TALKED_OF, later(29))).toEqual({ service: 'cut', staff: 'olga' });
    expect(recalled(VISIT, {}, TALKED_OF, later(31))).toEqual({});
    expect(recalled(VISIT, {}, undefined, AT)).toEqual({});
  });

  it('never goes over what is named now', () => {
    expect(recalled(VISIT, { service: 'colour' }, TALKED_OF, AT)).toEqual({});
    expect(recalled(VISIT, { staff: 'anna' }, TALKED_OF, AT)).toEqual({ service: 'cut' });
  });
});
