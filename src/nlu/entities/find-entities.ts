import type { Entity } from '../../domain/understanding.ts';
import { isInTranslit } from '../detect-locale.ts';
import { cyrillise, type Rewritten } from '../text/cyrillise.ts';
import { LONGEST_READ, wordsOf } from '../text/words.ts';
import { tokenise } from '../when/tokenise.ts';
import { findEmails } from './find-emails.ts';
import { findMoney } from './find-money.ts';
import { findName, readAskedName } from './find-name.ts';
import { findOrders } from './find-orders.ts';
import { findPeople } from './find-people.ts';
import { findPhones } from './find-phone.ts';
import { findServiceChoices, findServices } from './find-services.ts';
import { findStaff } from './find-staff.ts';
import { findTimes, type TimesContext } from './find-times.ts';

/** All that the first 2,000 characters name, in their order; spans are places in the text as it came. */
export function findEntities(whole: string, context: TimesContext): Entity[] {
  const text = whole.slice(0, LONGEST_READ);
  const { business, locale, asked } = context;
  const emails = findEmails(text);
  const spared = without(text, emails);
  const phones = findPhones(spared, { businessPhone: business.phone, asked: asked.includes('phone') });
  const orders = findOrders(without(spared, phones), asked.includes('order'));
  const rest = without(spared, [...phones, ...orders]);
  const entities: Entity[] = [...emails, ...phones, ...orders, ...findIn(rest, context)];
  if (isInTranslit(rest, locale)) entities.push(...fromTranslit(cyrillise(rest), text, context));
  return withoutRepeats(entities)
    .map((entity) => ({ ...entity, text: text.slice(...entity.span) }))
    .toSorted((one, other) => one.span[0] - other.span[0]);
}

function findIn(text: string, context: TimesContext): Entity[] {
  const words = wordsOf(text);
  const introduced = findName(words, text);
  const staff = findStaff(words, text, context.business);
  const asksName = context.asked.includes('name') && !context.asked.includes('staff');
  const names = introduced.length === 0 && asksName ? readAskedName(words, text) : introduced;
  const amounts = findAmounts(text, context);
  return [
    ...amounts,
    ...findTimes(without(text, amounts), context),
    ...findServices(words, text, context.business),
    ...findServiceChoices(words, text, context.business),
    // Who introduces herself as Anna does not ask for the Anna who works here.
    ...staff.filter((person) => !names.some((name) => overlap(name, person))),
    ...names,
  ];
}

/** Sums and counts of people: what they take is no hour and no day. */
function findAmounts(text: string, { business, asked }: TimesContext): Entity[] {
  const tokens = tokenise(text);
  const money = findMoney(tokens, text, { currency: business.currency, asked: asked.includes('money') });
  const people = findPeople(tokens, text, asked.includes('people'));
  return [...money, ...people.filter((group) => !money.some((sum) => overlap(sum, group)))];
}

/** The digits of a phone, an order or an address are never a time or a date. */
function without(text: string, phones: readonly Entity[]): string {
  let rest = text;
  for (const { span } of phones) rest = rest.slice(0, span[0]) + GAP.padEnd(span[1] - span[0]) + rest.slice(span[1]);
  return rest;
}

/** Parts what stood on both sides of it. */
const GAP = '·';

function fromTranslit({ text, at }: Rewritten, original: string, context: TimesContext): Entity[] {
  return findIn(text, context).map((entity) => {
    const span: [number, number] = [at[entity.span[0]] ?? 0, at[entity.span[1]] ?? original.length];
    return { ...entity, span, text: original.slice(...span), confidence: entity.confidence * 0.95 };
  });
}

/** The same kind found twice in one place, as text and as translit, is one entity: the surer one. */
function withoutRepeats(entities: readonly Entity[]): Entity[] {
  return entities.filter(
    (entity, index) =>
      !entities.some(
        (other, at) =>
          other.kind === entity.kind &&
          overlap(other, entity) &&
          (other.confidence > entity.confidence || (other.confidence === entity.confidence && at < index)) &&
          entity.kind !== 'timeRange',
      ),
  );
}

const overlap = (one: Entity, other: Entity): boolean => one.span[0] < other.span[1] && other.span[0] < one.span[1];
