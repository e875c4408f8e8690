import type { TFunction } from 'i18next';

/** Why nobody has got a dialog by its rule, in the reader's language. */
export const whyNobody = (t: TFunction, why: unknown): string =>
  t(`offered.failedWhy.${why === 'none_accepted' ? 'none_accepted' : 'nobody'}`);
