import type { Business } from '../../src/domain/business/business.ts';
import { checkFacts } from '../../src/responder/facts/fact-check.ts';
import type { Passage } from '../../src/responder/load-knowledge.ts';
import { businessPassages } from '../../src/responder/retrieval/business-passages.ts';
import type { BenchReply } from './make-lies.ts';
import { turnsOf } from './turns.ts';

interface World {
  business: Business;
  pages: readonly Passage[];
  now: Date;
}

/** Whether the fact check lets a reply out, in the turn that it belongs to. */
export function comesThrough({ business, pages, now }: World, { text, locale, turn }: BenchReply): boolean {
  const { pages: topics, tools, customer } = turnsOf(business, locale)[turn];
  const sent = pages.filter((page) => page.locale === locale && topics.includes(page.source));
  const own = businessPassages(business, '2026-11-20', locale).filter(({ source }) =>
    ['business:hours', 'business:address', 'business:phone', 'business:payment', 'business:promos'].includes(source),
  );
  return (
    checkFacts(text, { business, now, passages: [...sent, ...own], tools, customer: [customer] }).kind === 'supported'
  );
}
