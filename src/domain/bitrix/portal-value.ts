import { instantAt, localOf } from '../booking/zone.ts';
import type { FactKind, FactValue } from './lead-facts.ts';
import type { PortalField } from './portal.ts';

/** Values as crm.lead.add and crm.lead.update take them. */
export type LeadValue = string | number | string[] | { VALUE: string; VALUE_TYPE: 'MOBILE' | 'WORK' }[];

/** Why something that we know is not sent. */
export type WhyNot = 'no_such_field' | 'read_only' | 'wrong_type' | 'no_such_choice';

/** Into which types of fields a fact can be put. */
const FITS: Record<FactKind, readonly string[]> = {
  text: ['string', 'text', 'enumeration', 'crm_status'],
  list: ['string', 'text', 'enumeration', 'crm_status'],
  phone: ['crm_multifield', 'string'],
  email: ['crm_multifield', 'string'],
  link: ['url', 'string', 'text'],
  moment: ['datetime', 'date', 'string'],
  day: ['date', 'datetime', 'string'],
  sum: ['double', 'money', 'integer', 'string'],
  number: ['double', 'integer', 'string'],
  flag: ['boolean', 'char', 'integer', 'string', 'enumeration'],
};
const MULTIFIELDS: Partial<Record<FactKind, string>> = { phone: 'PHONE', email: 'EMAIL' };
const YES_NO = { true: ['да', 'yes', 'y', '1'], false: ['нет', 'no', 'n', '0'] } as const;

/** Whether facts of this kind can ever be put there. Lists of phones and addresses take only their own. */
export function fits(kind: FactKind, { name, type }: Pick<PortalField, 'name' | 'type'>): boolean {
  return FITS[kind].includes(type) && (type !== 'crm_multifield' || MULTIFIELDS[kind] === name);
}

export type Fitted = { kind: 'value'; value: LeadValue } | { kind: 'left_out'; why: WhyNot };

/**
 * A fact as the portal's field takes it. `field` is undefined while the portal's fields were never read: the form is then that of a
 * field of text, and a list of phones for `PHONE`. Days and moments are the business's own, in `zone`.
 */
export function fitValue(
  fact: FactValue,
  name: string,
  field: PortalField | undefined,
  { zone, currency }: { zone: string; currency: string },
): Fitted {
  if (fact.kind === 'off') return value('');
  if (field?.isReadOnly) return leftOut('read_only');
  if (field && !fits(fact.kind, field)) return leftOut('wrong_type');
  const type = field?.type ?? (MULTIFIELDS[fact.kind] === name ? 'crm_multifield' : 'string');
  if (type === 'crm_multifield' && 'text' in fact)
    return value([{ VALUE: fact.text, VALUE_TYPE: fact.kind === 'phone' ? 'MOBILE' : 'WORK' }]);
  if (type === 'enumeration' || type === 'crm_status') return chosen(namesOf(fact), field);
  const plain = plainOf(fact, field ? type : 'unknown', { zone, currency });
  return value(field?.isMultiple ? [String(plain)] : plain);
}

const value = (found: LeadValue): Fitted => ({ kind: 'value', value: found });
const leftOut = (why: WhyNot): Fitted => ({ kind: 'left_out', why });

function plainOf(
  fact: Exclude<FactValue, { kind: 'off' }>,
  type: string,
  { zone, currency }: { zone: string; currency: string },
): string | number {
  switch (fact.kind) {
    case 'moment': {
      const { date, time } = localOf(fact.at, zone);
      if (type === 'date') return date;
      return type === 'string' ? `${readable(date)} ${time}` : fact.at.toISOString();
    }
    case 'day':
      if (type === 'string') return readable(fact.date);
      return type === 'datetime' ? instantAt(fact.date, '00:00', zone).toISOString() : fact.date;
    case 'sum':
      if (type === 'money') return `${fact.amount}|${currency}`;
      return type === 'integer' ? Math.round(fact.amount) : fact.amount;
    case 'number':
      return type === 'integer' ? Math.round(fact.number) : fact.number;
    case 'flag':
      // PHP takes the word "N" for true, so a field of yes and no gets digits.
      return type === 'boolean' || type === 'integer' ? (fact.on ? '1' : '0') : fact.on ? 'Y' : 'N';
    default:
      return fact.text;
  }
}

const readable = (date: string): string => date.split('-').reverse().join('.');

function namesOf(fact: FactValue): readonly string[] {
  if (fact.kind === 'flag') return fact.on ? YES_NO.true : YES_NO.false;
  return 'text' in fact ? [fact.text] : [];
}

/** A choice is named by its title, or by its id. */
function chosen(names: readonly string[], field: PortalField | undefined): Fitted {
  const wanted = names.map(fold);
  const item = field?.items?.find(({ id, title }) => wanted.includes(fold(title)) || wanted.includes(fold(id)));
  if (!item) return leftOut('no_such_choice');
  return value(field?.isMultiple ? [item.id] : item.id);
}

const fold = (name: string): string => name.trim().toLowerCase();
