import { z } from 'zod';
import type { FieldDefinition } from '../fields/field-definition.ts';
import { factKind, type PlainFact } from './lead-facts.ts';
import type { Portal, PortalField } from './portal.ts';
import { fits } from './portal-value.ts';

/** What we know, and the portal's field that is told of it. One fact may go into several fields, never the other way round. */
export const MappingRule = z.strictObject({
  fact: z.string().min(1).max(120),
  field: z.string().regex(/^[A-Z][A-Z0-9_]{0,99}$/, 'must be a field of leads, like TITLE or UF_CRM_17'),
});
export type MappingRule = z.infer<typeof MappingRule>;
export const LeadMapping = z.array(MappingRule).max(100);
export type LeadMapping = z.infer<typeof LeadMapping>;

/** Needs no manual: the fields of seed 001, and those that every portal has. */
const DEFAULTS: readonly (readonly [PlainFact, string])[] = [
  ['title', 'TITLE'],
  ['name', 'NAME'],
  ['phone', 'PHONE'],
  ['email', 'EMAIL'],
  ['amount', 'OPPORTUNITY'],
  ['source', 'UF_SOURCE'],
  ['utm_source', 'UTM_SOURCE'],
  ['utm_medium', 'UTM_MEDIUM'],
  ['utm_campaign', 'UTM_CAMPAIGN'],
  ['utm_content', 'UTM_CONTENT'],
  ['utm_term', 'UTM_TERM'],
  ['visit_at', 'UF_APPOINTMENT_AT'],
  ['confirmed', 'UF_APPOINTMENT_CONFIRMED'],
  ['no_show', 'UF_APPOINTMENT_NO_SHOW'],
];
export const DEFAULT_MAPPING: LeadMapping = DEFAULTS.map(([fact, field]) => ({ fact, field }));

/** Fields that we can add to a portal, by the fact that they are for: their names there have at most thirteen letters of their own. */
export const OWN_FIELDS = {
  source: { name: 'VRN_SOURCE', type: 'string', title: 'Источник (Voronka)' },
  visit_at: { name: 'VRN_VISIT_AT', type: 'datetime', title: 'Время визита' },
  confirmed: { name: 'VRN_CONFIRMED', type: 'boolean', title: 'Запись подтверждена' },
  no_show: { name: 'VRN_NO_SHOW', type: 'boolean', title: 'Клиент не пришёл' },
} as const satisfies Partial<Record<PlainFact, { name: string; type: string; title: string }>>;
export type OwnField = keyof typeof OWN_FIELDS;
const isOwn = (fact: string): fact is OwnField => Object.hasOwn(OWN_FIELDS, fact);

/** `UF_CRM_` stands before every field that is added to a portal. */
export const portalName = (fact: OwnField): string => `UF_CRM_${OWN_FIELDS[fact].name}`;

/**
 * The defaults as this portal has their fields: portals put `UF_CRM_` before the names of added ones. What it has in no form stays
 * named as it is, and is shown as missing.
 */
export function suggestMapping(portal: Portal | null): LeadMapping {
  if (!portal) return DEFAULT_MAPPING;
  const names = new Set(portal.fields.map(({ name }) => name));
  return DEFAULT_MAPPING.map(({ fact, field }) => {
    const candidates = [field, field.replace(/^UF_/u, 'UF_CRM_'), ...(isOwn(fact) ? [portalName(fact)] : [])];
    return { fact, field: candidates.find((name) => names.has(name)) ?? field };
  });
}

/** The facts that have a field of ours to be added, and none at the portal yet. */
export function missingOwnFields(mapping: LeadMapping, portal: Portal): OwnField[] {
  const names = new Set(portal.fields.map(({ name }) => name));
  const lacking = mapping.filter(({ field }) => !names.has(field)).map(({ fact }) => fact);
  return [...new Set(lacking)].filter(isOwn);
}

export type MappingFlaw = {
  rule: number;
  why: 'unknown_fact' | 'twice' | 'ours' | 'no_such_field' | 'read_only' | 'wrong_type';
};

/** What we write ourselves: our mark on a lead, and its status. */
const OURS = new Set(['ID', 'ORIGINATOR_ID', 'ORIGIN_ID', 'STATUS_ID', 'CURRENCY_ID']);

/** What is wrong with each rule, at most one thing each. A field that the portal does not have is told of, but may come yet. */
export function mappingFlaws(
  mapping: LeadMapping,
  portal: Portal | null,
  fields: readonly FieldDefinition[],
): MappingFlaw[] {
  return mapping.flatMap(({ fact, field }, rule): MappingFlaw[] => {
    const kind = factKind(fact, fields);
    if (kind === null) return [{ rule, why: 'unknown_fact' }];
    if (OURS.has(field)) return [{ rule, why: 'ours' }];
    if (mapping.findIndex((other) => other.field === field) < rule) return [{ rule, why: 'twice' }];
    if (!portal) return [];
    const known: PortalField | undefined = portal.fields.find(({ name }) => name === field);
    if (!known) return [{ rule, why: 'no_such_field' }];
    if (known.isReadOnly) return [{ rule, why: 'read_only' }];
    return fits(kind, known) ? [] : [{ rule, why: 'wrong_type' }];
  });
}
