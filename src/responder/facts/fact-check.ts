import type { Service } from '../../domain/business/business.ts';
import { stemsOf } from '../retrieval/words.ts';
import { wrongAppointments } from './check-appointments.ts';
import { wrongBindings } from './check-bindings.ts';
import { unbackedClaims } from './check-claims.ts';
import { outOfContext } from './check-context.ts';
import { ungrounded } from './check-grounding.ts';
import { wrongHours } from './check-hours.ts';
import { unknownNames } from './check-names.ts';
import { wrongAboutStaff } from './check-staff.ts';
import { readEvidence, type Sources } from './evidence.ts';
import { extractFacts, type Fact } from './extract-facts.ts';
import { servicesIn, staffStems } from './named-in.ts';
import { sentencesOf } from './sentences.ts';

export type { Sources } from './evidence.ts';

export type FactCheck = { kind: 'supported' } | { kind: 'unsupported'; facts: string[] };

/**
 * Whether everything checkable in a reply is backed by what was before GPT when it wrote: prices and other numbers, times,
 * dates, durations, percentages, phones, links, addresses, names, offers and promises; a price must be of the service named
 * beside it, and hours of the day named beside them. Strict on purpose: a doubtful reply is replaced by a page, which costs
 * little, while an invented price costs a customer.
 */
export function checkFacts(reply: string, sources: Sources): FactCheck {
  const evidence = readEvidence(sources);
  // The customer's own number may be told back to them; their prices, times and links may not.
  const ownPhones = new Set(
    sources.customer
      .flatMap((text) => extractFacts(text, sources.business.currency))
      .filter(({ kind }) => kind === 'phone')
      .flatMap(({ keys }) => keys),
  );
  const usedTools = new Set(sources.tools.map(({ name }) => name));
  const spoken = {
    customer: new Set(sources.customer.flatMap(stemsOf)),
    names: staffStems(sources.business),
  };
  const unsupported: string[] = [];
  let carried: Service[] = [];
  let before = '';

  for (const sentence of sentencesOf(withoutListNumbers(reply))) {
    const facts = extractFacts(sentence, sources.business.currency);
    const named = servicesIn(sentence, sources.business);
    if (named.length > 0) carried = named;
    const pricedByName = ({ kind }: Fact): boolean => kind === 'money' && carried.length > 0;
    unsupported.push(
      ...facts
        .filter(({ keys }) => !keys.some((key) => evidence.keys.has(key) || ownPhones.has(key)))
        .map(({ text }) => text),
      ...outOfContext(
        { sentence, before, question: sources.customer[0] ?? '' },
        facts.filter((fact) => !pricedByName(fact)),
        evidence,
      ),
      ...wrongAboutStaff(sentence, sources),
      ...wrongBindings(sentence, sources, carried),
      ...wrongHours(sentence, sources),
      ...wrongAppointments(sentence, before, sources),
      ...ungrounded(sentence, evidence, spoken),
      ...unknownNames(sentence, evidence, sources.business, sources.customer),
      ...unbackedClaims(sentence, evidence, usedTools),
    );
    before = sentence;
  }
  return unsupported.length === 0 ? { kind: 'supported' } : { kind: 'unsupported', facts: [...new Set(unsupported)] };
}

const withoutListNumbers = (text: string): string => text.replace(/^\s*\d{1,2}[.)]\s+/gm, '');
