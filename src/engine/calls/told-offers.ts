import { offerSurface } from '../../domain/experiments/surface.ts';
import { varyText } from '../../domain/experiments/vary-text.ts';
import type { CallResult } from '../../domain/flow/walk.ts';
import { inLocale, type Locale } from '../../domain/localized.ts';
import type { Situation } from '../../domain/perform/draft.ts';

/** What is on offer, as this customer is told of it; met by whoever is shown the text `promos`. */
export function toldOffers(
  situation: Pick<Situation, 'business' | 'experiments' | 'contact'>,
  locale: Locale,
): { promos: string } & Pick<CallResult, 'varied'> {
  const offers = (situation.business.promos ?? []).map((promo, index) =>
    varyText(situation, offerSurface(index), promo),
  );
  const met = offers.flatMap(({ variants = [] }) => variants);
  return {
    promos: offers.map(({ text }) => `• ${inLocale(text, locale)}`).join('\n'),
    ...(met.length > 0 && { varied: { promos: met } }),
  };
}
