import type { Appointment } from '../booking/appointment.ts';
import type { Business } from '../business/business.ts';
import type { ChannelKind } from '../channel.ts';
import type { Contact } from '../contact.ts';
import type { Dialog } from '../dialog.ts';
import { type FieldDefinition, type FieldKind, fieldNamed } from '../fields/field-definition.ts';
import { inLocale } from '../localized.ts';

/** What a lead in Bitrix24 is told about one dialog. */
export interface LeadFacts {
  business: Business;
  dialog: Dialog;
  contact: Contact;
  /** The visit that the dialog is about, called off or not. */
  visit: Appointment | null;
  /** The business's own fields. */
  fields: readonly FieldDefinition[];
  /** Who may lead dialogs. */
  team: readonly { id: string; name: string }[];
  /** Where the console is, as in `https://bot.example`; null while this installation has no public address. */
  home: string | null;
}

/** Something that we know, in a form that can be fitted to a field of the portal. */
export type FactValue =
  | { kind: 'text' | 'phone' | 'email' | 'link' | 'list'; text: string }
  | { kind: 'moment'; at: Date }
  /** `2026-11-30` */
  | { kind: 'day'; date: string }
  | { kind: 'sum'; amount: number }
  | { kind: 'number'; number: number }
  | { kind: 'flag'; on: boolean }
  /** There was a visit, and it is off: what was told of it is taken back. */
  | { kind: 'off' };
export const FACT_KINDS = [
  'text',
  'list',
  'phone',
  'email',
  'link',
  'moment',
  'day',
  'sum',
  'number',
  'flag',
] as const satisfies readonly Exclude<FactValue['kind'], 'off'>[];
export type FactKind = (typeof FACT_KINDS)[number];

/** What can be told of every dialog; the business's own fields come as `contact.field.<id>` and `dialog.field.<id>`. */
export const PLAIN_FACTS = {
  title: 'text',
  name: 'text',
  phone: 'phone',
  email: 'email',
  source: 'text',
  channel: 'text',
  utm_source: 'text',
  utm_medium: 'text',
  utm_campaign: 'text',
  utm_content: 'text',
  utm_term: 'text',
  service: 'text',
  staff: 'text',
  visit_at: 'moment',
  amount: 'sum',
  confirmed: 'flag',
  no_show: 'flag',
  manager: 'text',
  link: 'link',
} as const satisfies Record<string, FactKind>;
export type PlainFact = keyof typeof PLAIN_FACTS;

const FACT_OF_FIELD: Record<FieldKind, FactKind> = {
  text: 'text',
  number: 'number',
  date: 'day',
  list: 'list',
  phone: 'phone',
  link: 'link',
  money: 'sum',
};
const CHANNELS: Record<ChannelKind, string> = {
  web: 'Веб-чат',
  telegram: 'Telegram',
  whatsapp: 'WhatsApp',
  instagram: 'Instagram',
  messenger: 'Messenger',
  call: 'Звонок',
  form: 'Заявка с сайта',
};
const OF_FIELD = /^(contact|dialog)\.field\.(.+)$/u;

export const isPlainFact = (name: string): name is PlainFact => Object.hasOwn(PLAIN_FACTS, name);

/** Of which kind a fact is; null when there is none of this name. */
export function factKind(name: string, fields: readonly FieldDefinition[]): FactKind | null {
  if (isPlainFact(name)) return PLAIN_FACTS[name];
  const field = fieldOf(name, fields);
  return field ? FACT_OF_FIELD[field.kind] : null;
}

/** What is known under this name; null when nothing is. Words are Russian, as the portal's readers are. */
export function factValue(name: string, facts: LeadFacts): FactValue | null {
  if (isPlainFact(name)) return READ[name](facts);
  const field = fieldOf(name, facts.fields);
  const value = field && (field.on === 'contact' ? facts.contact : facts.dialog).fields[field.id];
  if (!field || value === undefined || value === null) return null;
  const kind = FACT_OF_FIELD[field.kind];
  switch (kind) {
    case 'number':
      return typeof value === 'number' ? { kind, number: value } : null;
    case 'sum':
      return typeof value === 'number' ? { kind, amount: value } : null;
    case 'day':
      return { kind, date: String(value) };
    case 'list': {
      const option = field.options.find(({ id }) => id === value);
      return { kind, text: option ? inLocale(option.title, 'ru') : String(value) };
    }
    case 'moment':
    case 'flag':
      return null;
    default:
      return { kind, text: String(value) };
  }
}

function fieldOf(name: string, fields: readonly FieldDefinition[]): FieldDefinition | undefined {
  const [, on, id] = OF_FIELD.exec(name) ?? [];
  return id === undefined ? undefined : fieldNamed(fields, on === 'contact' ? 'contact' : 'dialog', id);
}

const text = (found: string | null | undefined, kind: 'text' | 'phone' | 'email' | 'link' = 'text') =>
  found ? { kind, text: found } : null;
const label = (name: string) => (facts: LeadFacts) => {
  const { utm } = facts.dialog.origin;
  return text(utm?.[`utm_${name}`] ?? utm?.[name]);
};
/** Only while the visit stands, or took place, or was missed. */
const ofVisit =
  (read: (visit: Appointment, facts: LeadFacts) => FactValue | null) =>
  (facts: LeadFacts): FactValue | null => {
    if (!facts.visit) return null;
    return isOn(facts.visit) ? read(facts.visit, facts) : { kind: 'off' };
  };
const isOn = ({ status }: Appointment): boolean => status !== 'cancelled' && status !== 'expired' && status !== 'held';

const READ: Record<PlainFact, (facts: LeadFacts) => FactValue | null> = {
  title: (facts) => text(titleOf(facts)),
  name: ({ contact }) => text(contact.name),
  phone: ({ contact }) => text(contact.phone, 'phone'),
  email: ({ contact }) => text(contact.email, 'email'),
  source: ({ dialog }) => text(dialog.origin.source ?? dialog.channelKind),
  channel: ({ dialog }) => text(CHANNELS[dialog.channelKind]),
  utm_source: label('source'),
  utm_medium: label('medium'),
  utm_campaign: label('campaign'),
  utm_content: label('content'),
  utm_term: label('term'),
  service: ofVisit((visit, facts) => text(serviceOf(visit, facts))),
  staff: ofVisit((visit, { business }) => {
    const person = business.staff.find(({ id }) => id === visit.staffId);
    return text(person && inLocale(person.name, 'ru'));
  }),
  visit_at: ofVisit((visit) => ({ kind: 'moment', at: visit.start })),
  amount: ({ dialog }) => (dialog.amount === null ? null : { kind: 'sum', amount: dialog.amount }),
  confirmed: ({ visit }) => ({ kind: 'flag', on: visit?.status === 'confirmed' || visit?.status === 'visited' }),
  no_show: ({ visit }) => visit && { kind: 'flag', on: visit.status === 'missed' },
  manager: ({ dialog, team }) => text(team.find(({ id }) => id === dialog.assigneeId)?.name),
  link: ({ dialog, home }) => text(home && `${home}/console/inbox/${encodeURIComponent(dialog.id)}`, 'link'),
};

function titleOf(facts: LeadFacts): string {
  const { dialog, contact, visit } = facts;
  const who = contact.name ?? contact.phone ?? 'без имени';
  const service = visit && serviceOf(visit, facts);
  return `${CHANNELS[dialog.channelKind]}, ${who}${service ? `: ${service}` : ''}`;
}

function serviceOf({ serviceId }: Appointment, { business }: LeadFacts): string | undefined {
  const service = business.services.find(({ id }) => id === serviceId);
  return service && inLocale(service.title, 'ru');
}
