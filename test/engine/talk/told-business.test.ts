import { describe, expect, it } from '@jest/globals';
import { toldBusiness } from '../../../src/engine/talk/told-business.ts';
import { buildContact } from '../../support/build-contact.ts';
import { buildExperiment } from '../../support/build-experiment.ts';
import { buildSituation, MOMENT } from '../../support/build-situation.ts';

const SALE = { ru: 'Скидка 10 %', en: '10 % off' };
const CASH = { ru: 'Скидка 300 ₽', en: '300 ₽ off' };
const value = (text: typeof SALE) => ({ kind: 'text' as const, text });
const experiment = buildExperiment({
  surface: 'offer:1',
  base: value(SALE),
  variants: [
    { id: 'a', weight: 1, value: value(SALE) },
    { id: 'b', weight: 1, value: value(CASH) },
  ],
});
const business = { ...buildSituation().business, promos: [SALE, { ru: 'Подарок', en: 'A gift' }] };
const whoMet = (variantId: string, experiments = [experiment]) =>
  buildSituation({
    business,
    experiments,
    contact: buildContact({ met: [{ experimentId: experiment.id, variantId, at: MOMENT, dialogId: 'before' }] }),
  });

describe('The business that the responder tells of', () => {
  it('has the offers in the words that this customer has met', () => {
    expect(toldBusiness(whoMet('b')).promos).toEqual([CASH, { ru: 'Подарок', en: 'A gift' }]);
  });

  it('is the business itself where nothing is varied, for the control, and after the end: nothing is worked out anew', () => {
    expect(toldBusiness(whoMet('a'))).toBe(business);
    expect(toldBusiness(whoMet('b', []))).toBe(business);
    expect(toldBusiness(whoMet('b', [{ ...experiment, state: 'stopped' }]))).toBe(business);
    expect(toldBusiness(whoMet('b'))).toBe(toldBusiness(whoMet('b')));
  });
});
