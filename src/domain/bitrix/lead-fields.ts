import type { Appointment } from '../booking/appointment.ts';
import type { Business } from '../business/business.ts';
import type { ChannelKind } from '../channel.ts';
import type { Contact } from '../contact.ts';
import type { Dialog } from '../dialog.ts';
import { inLocale } from '../localized.ts';

/** What a lead in Bitrix24 is told about one dialog. */
export interface LeadFacts {
  business: Business;
  dialog: Dialog;
  contact: Contact;
  /** The visit that the dialog is about: the latest one, called off or not. */
  visit: Appointment | null;
}

/** The portal's own fields; their names differ from portal to portal. Seed 001 names the first two. */
export interface LeadFieldNames {
  source: string;
  confirmed: string;
  visitAt: string;
  noShow: string;
}
export const DEFAULT_FIELD_NAMES: LeadFieldNames = {
  source: 'UF_SOURCE',
  confirmed: 'UF_APPOINTMENT_CONFIRMED',
  visitAt: 'UF_APPOINTMENT_AT',
  noShow: 'UF_APPOINTMENT_NO_SHOW',
};

/** Values as crm.lead.add takes them. */
export type LeadFields = Record<string, string | number | { VALUE: string; VALUE_TYPE: 'MOBILE' | 'WORK' }[]>;

/** How we mark our leads, so that a lost answer does not make a second one. */
export const ORIGINATOR = 'voronka';

const CHANNELS: Record<ChannelKind, string> = {
  web: 'Веб-чат',
  telegram: 'Telegram',
  whatsapp: 'WhatsApp',
  instagram: 'Instagram',
  messenger: 'Messenger',
  call: 'Звонок',
};
/** The five labels that Bitrix24 has fields for. */
const UTM = ['source', 'medium', 'campaign', 'content', 'term'] as const;

/** All that we know for a lead, by Bitrix24's names (TITLE, PHONE, UF_SOURCE, UTM_* of seed 001). What is not known is left out. */
export function leadFields({ business, dialog, contact, visit }: LeadFacts, names: LeadFieldNames): LeadFields {
  const { origin } = dialog;
  const service = business.services.find(({ id }) => id === visit?.serviceId);
  const who = contact.name ?? contact.phone ?? 'без имени';
  const what = service ? `: ${inLocale(service.title, 'ru')}` : '';
  const isOn = visit !== null && visit.status !== 'cancelled' && visit.status !== 'expired' && visit.status !== 'held';
  return {
    TITLE: `${CHANNELS[dialog.channelKind]}, ${who}${what}`,
    ORIGINATOR_ID: ORIGINATOR,
    ORIGIN_ID: dialog.id,
    ...(contact.name && { NAME: contact.name }),
    ...(contact.phone && { PHONE: [{ VALUE: contact.phone, VALUE_TYPE: 'MOBILE' as const }] }),
    ...(contact.email && { EMAIL: [{ VALUE: contact.email, VALUE_TYPE: 'WORK' as const }] }),
    ...(dialog.amount !== null && { OPPORTUNITY: dialog.amount, CURRENCY_ID: business.currency }),
    ...Object.fromEntries(
      UTM.flatMap((label) => {
        const value = origin.utm?.[`utm_${label}`] ?? origin.utm?.[label];
        return value ? [[`UTM_${label.toUpperCase()}`, value]] : [];
      }),
    ),
    [names.source]: origin.source ?? dialog.channelKind,
    ...(isOn && { [names.visitAt]: visit.start.toISOString() }),
    [names.confirmed]: isOn && (visit.status === 'confirmed' || visit.status === 'visited') ? 'Y' : 'N',
    ...(visit && { [names.noShow]: visit.status === 'missed' ? 'Y' : 'N' }),
  };
}

/** Of the fields those whose value we have not told yet: what a manager has changed in Bitrix24 stays as long as we have no news. */
export function newsIn(fields: LeadFields, told: LeadFields): LeadFields {
  return Object.fromEntries(
    Object.entries(fields).filter(([name, value]) => JSON.stringify(told[name]) !== JSON.stringify(value)),
  );
}

/** `source=UF_CRM_17,confirmed=UF_CRM_18`; unknown names are told apart by the reader of settings. */
export function readFieldNames(text: string | undefined): LeadFieldNames {
  const given = Object.fromEntries((text ?? '').split(',').map((pair) => pair.split('=').map((part) => part.trim())));
  return {
    source: given.source ?? DEFAULT_FIELD_NAMES.source,
    confirmed: given.confirmed ?? DEFAULT_FIELD_NAMES.confirmed,
    visitAt: given.visitAt ?? DEFAULT_FIELD_NAMES.visitAt,
    noShow: given.noShow ?? DEFAULT_FIELD_NAMES.noShow,
  };
}
