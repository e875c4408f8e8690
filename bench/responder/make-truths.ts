import type { Business } from '../../src/domain/business/business.ts';
import { priceInWords } from '../../src/domain/flow/present.ts';
import { inLocale } from '../../src/domain/localized.ts';
import type { BenchReply } from './make-lies.ts';
import { TRUTHS_EN } from './truths-en.ts';
import { TRUTHS_RU } from './truths-ru.ts';
import type { TurnName } from './turns.ts';

/** So many services are put into each template. */
const FILLED = 7;

/** Replies that are true of this business in these turns: most of them should come through. */
export function makeTruths(business: Business): BenchReply[] {
  return (['ru', 'en'] as const).flatMap((locale) => {
    const turns: [TurnName, readonly string[]][] = (['prices', 'slots', 'own', 'pages'] as const).map((name) => [
      name,
      (locale === 'ru' ? TRUTHS_RU : TRUTHS_EN)[name],
    ]);
    return turns.flatMap(([turn, texts]) =>
      texts.flatMap((template, index) =>
        fillings(template, business, index, (service) => ({
          s: inLocale(service.title, locale),
          p: priceInWords(service.price, business.currency, locale),
          d: String(service.durationMinutes),
        })).map((text) => ({
          text,
          locale,
          turn,
          part: index % 3 === 1 ? ('held' as const) : ('tuned' as const),
          kind: 'true',
        })),
      ),
    );
  });
}

function fillings(
  template: string,
  { services }: Business,
  index: number,
  gapsOf: (service: Business['services'][number]) => Record<string, string>,
): string[] {
  if (!template.includes('{')) return [template];
  return Array.from({ length: FILLED }, (_, count) => services[(count * 2 + index) % services.length]).flatMap(
    (service) => {
      if (!service) return [];
      const gaps = gapsOf(service);
      return template.replace(/\{(\w+)\}/g, (_, gap: string) => gaps[gap] ?? '');
    },
  );
}
