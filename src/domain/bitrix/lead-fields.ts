import { factValue, type LeadFacts } from './lead-facts.ts';
import type { LeadMapping } from './mapping.ts';
import type { Portal } from './portal.ts';
import { fitValue, type LeadValue, type WhyNot } from './portal-value.ts';

/** What a lead is told, by the portal's names. An empty text takes back what was told before. */
export type LeadFields = Record<string, LeadValue>;

/** What is not told, and why: `unknown` is what we do not know of this dialog. */
export interface LeftOut {
  fact: string;
  field: string;
  why: WhyNot | 'unknown';
  /** What would have been told, where that helps to see what is wrong. */
  value?: string;
}

/** How we mark our leads, so that a lost answer does not make a second one. */
export const ORIGINATOR = 'voronka';

/** All that we know for a lead, put into the portal's fields as the mapping says and as their types want it. `portal` null: never read. */
export function leadFields(
  facts: LeadFacts,
  mapping: LeadMapping,
  portal: Portal | null,
): { fields: LeadFields; leftOut: LeftOut[] } {
  const { timezone: zone, currency } = facts.business;
  const fields: LeadFields = { ORIGINATOR_ID: ORIGINATOR, ORIGIN_ID: facts.dialog.id };
  const leftOut: LeftOut[] = [];
  const known = portal && new Map(portal.fields.map((field) => [field.name, field]));
  for (const { fact, field } of mapping) {
    const found = factValue(fact, facts);
    if (!found) {
      leftOut.push({ fact, field, why: 'unknown' });
      continue;
    }
    if (known && !known.has(field)) {
      leftOut.push({ fact, field, why: 'no_such_field' });
      continue;
    }
    const fitted = fitValue(found, field, known?.get(field), { zone, currency });
    if (fitted.kind === 'value') fields[field] = fitted.value;
    else leftOut.push({ fact, field, why: fitted.why, ...('text' in found && { value: found.text }) });
  }
  if ('OPPORTUNITY' in fields) fields.CURRENCY_ID = currency;
  return { fields, leftOut };
}

/** Of the fields those whose value we have not told yet: what a manager has changed in Bitrix24 stays as long as we have no news. */
export function newsIn(fields: LeadFields, told: LeadFields): LeadFields {
  return Object.fromEntries(
    Object.entries(fields).filter(([name, value]) => JSON.stringify(told[name] ?? '') !== JSON.stringify(value)),
  );
}

/** A new lead has nothing to be taken back. */
export function withoutBlanks(fields: LeadFields): LeadFields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''));
}

/** Somebody else's lead that we have joined keeps its name, its people and its origin; the rest is told. */
export function foreignFields(fields: LeadFields): LeadFields {
  const { TITLE, NAME, PHONE, EMAIL, ORIGINATOR_ID, ORIGIN_ID, ...rest } = fields;
  return rest;
}
