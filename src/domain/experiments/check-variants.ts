import { namesIn } from '../flow/template.ts';
import type { Localized } from '../localized.ts';
import { isSame } from './choose.ts';
import type { Variant, VariantValue } from './experiment.ts';
import type { Surface } from './surfaces.ts';

export interface VariantProblem {
  /** `variants.1.value.text.ru` */
  path: string;
  reason: string;
}

const MOST_CHARACTERS = 4_000;

/** All that is wrong with the variants of a surface: they are held to what the original text is held to. */
export function checkVariants(variants: readonly Variant[], surface: Surface): VariantProblem[] {
  const problems = variants.flatMap(({ value }, index) => wrongWith(value, surface, `variants.${index}.value`));
  for (const [index, { value }] of variants.entries()) {
    const same = variants.findIndex((other) => isSame(other.value, value));
    if (same < index) problems.push({ path: `variants.${index}.value`, reason: 'is the same as another variant' });
  }
  return problems;
}

function wrongWith(value: VariantValue, surface: Surface, path: string): VariantProblem[] {
  if (value.kind !== surface.base.kind) {
    return [{ path, reason: surface.base.kind === 'text' ? 'must be a text' : 'must be minutes before the visit' }];
  }
  if (value.kind === 'text') return wrongWithText(value.text, surface, `${path}.text`);
  const isOrdered = value.minutes.every((minutes, index) => index === 0 || minutes < (value.minutes[index - 1] ?? 0));
  return isOrdered ? [] : [{ path: `${path}.minutes`, reason: 'must be in order, the longest first, each once' }];
}

function wrongWithText(text: Localized, surface: Surface, path: string): VariantProblem[] {
  const problems: VariantProblem[] = [];
  for (const locale of ['ru', 'en'] as const) {
    const at = `${path}.${locale}`;
    const words = text[locale];
    if (words.length > MOST_CHARACTERS)
      problems.push({ path: at, reason: `is longer than ${MOST_CHARACTERS} characters` });
    if (/\{\{|\}\}/u.test(words.replace(/\{\{\s*[\w.-]+\s*\}\}/gu, '')))
      problems.push({ path: at, reason: 'has a brace that is not closed' });
    for (const name of named(words)) {
      if (!surface.names.includes(name))
        problems.push({ path: at, reason: `names {{${name}}}, which is not known here` });
    }
  }
  const missing = named(text.ru).filter((name) => !named(text.en).includes(name));
  if (missing.length > 0) {
    problems.push({ path: `${path}.en`, reason: `lacks {{${missing[0]}}}, which the Russian text has` });
  }
  return problems;
}

/** Names of custom fields may have a hyphen, which a step's never have. */
const named = (text: string): string[] => [
  ...new Set([...namesIn(text), ...[...text.matchAll(/\{\{\s*([\w.-]+)\s*\}\}/gu)].map((match) => match[1] ?? '')]),
];
