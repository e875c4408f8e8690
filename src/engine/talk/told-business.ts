import type { Business } from '../../domain/business/business.ts';
import { isSame } from '../../domain/experiments/choose.ts';
import { offerSurface } from '../../domain/experiments/surface.ts';
import { varyText } from '../../domain/experiments/vary-text.ts';
import type { Situation } from '../../domain/perform/draft.ts';

/** One object for the same offers: what is worked out of a business is kept by it. */
const kept = new WeakMap<Business, Map<string, Business>>();

/**
 * The business as this customer is told of it: whoever has met a variant of an offer must not hear the other one from the responder. The
 * business itself where nothing is varied.
 */
export function toldBusiness(situation: Pick<Situation, 'business' | 'experiments' | 'contact'>): Business {
  const { business, experiments } = situation;
  const { promos } = business;
  if (experiments.length === 0 || !promos) return business;
  const told = promos.map((promo, index) => varyText(situation, offerSurface(index), promo).text);
  const isOther = told.some((text, index) => {
    const today = promos[index];
    return today && !isSame({ kind: 'text', text }, { kind: 'text', text: today });
  });
  if (!isOther) return business;
  const versions = kept.get(business) ?? new Map<string, Business>();
  kept.set(business, versions);
  const key = JSON.stringify(told);
  const known = versions.get(key) ?? { ...business, promos: told };
  versions.set(key, known);
  return known;
}
