import type { Localized } from '../localized.ts';
import type { Kpi } from './kpi.ts';

/** The whole definition of a figure as one paragraph, made of its three parts. */
export function definitionOf({ numerator, denominator, exclusions }: Kpi): Localized {
  return {
    ru: `Считаем: ${numerator.ru}. Из чего: ${denominator.ru}. Не учитываем: ${exclusions.ru}.`,
    en: `Counted: ${numerator.en}. Out of: ${denominator.en}. Left out: ${exclusions.en}.`,
  };
}
