import type { Business } from '../../src/domain/business/business.ts';
import type { Locale } from '../../src/domain/localized.ts';
import { gapsFor } from './fill-gaps.ts';
import { LIES_EN } from './lies-en.ts';
import { FRESH_LIES } from './lies-fresh.ts';
import { LIES_RU } from './lies-ru.ts';
import type { LieKind } from './templates.ts';
import type { TurnName } from './turns.ts';

export interface BenchReply {
  text: string;
  locale: Locale;
  turn: TurnName;
  /** Checks were fitted to `tuned` replies first and to `held` ones last; `fresh` ones show what the checks are worth. */
  part: 'tuned' | 'held' | 'fresh';
  kind: string;
}

/** A template with gaps is filled so often. */
const FILLED = 4;
/** Every third template is held back, by its place. */
const isHeld = (index: number): boolean => index % 3 === 1;

/** Replies that are untrue of this business in these turns. */
export const makeLies = (business: Business): BenchReply[] => [...fromTemplates(business), ...fresh()];

function fresh(): BenchReply[] {
  return (['ru', 'en'] as const).flatMap((locale) =>
    TURNS.flatMap((turn) =>
      FRESH_LIES[locale][turn].map((text) => ({ text, locale, turn, part: 'fresh' as const, kind: 'fresh' })),
    ),
  );
}
const TURNS: readonly TurnName[] = ['prices', 'slots', 'own', 'pages'];

function fromTemplates(business: Business): BenchReply[] {
  return (['ru', 'en'] as const).flatMap((locale) => {
    const templates = locale === 'ru' ? LIES_RU : LIES_EN;
    return Object.entries(templates).flatMap(([kind, { turn, texts }]) =>
      texts.flatMap((template, index) =>
        fillings(template, business, locale, kind as LieKind).map((text) => ({
          text,
          locale,
          turn,
          part: isHeld(index) ? ('held' as const) : ('tuned' as const),
          kind,
        })),
      ),
    );
  });
}

function fillings(template: string, business: Business, locale: Locale, kind: LieKind): string[] {
  if (!template.includes('{')) return [template];
  const texts = Array.from({ length: FILLED }, (_, count) => {
    // Each template begins elsewhere in the lists.
    const gaps = gapsFor(business, locale, count * 3 + template.length);
    const named = kind === 'staffFacts' ? { ...gaps, who: gaps.hers ?? '' } : gaps;
    return capital(template.replace(/\{(\w+)\}/g, (_, gap: string) => named[gap] ?? ''));
  });
  return [...new Set(texts)];
}

const capital = (text: string): string => text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
