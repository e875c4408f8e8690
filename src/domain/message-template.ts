import type { Business } from './business/business.ts';
import type { Contact } from './contact.ts';
import type { Dialog } from './dialog.ts';
import { type FieldDefinition, fieldNamed } from './fields/field-definition.ts';
import { showValue } from './fields/show-value.ts';
import { fillIn } from './flow/template.ts';
import { inLocale } from './localized.ts';
import type { Teammate } from './operator.ts';
import { TEMPLATE_NAMES, type TemplateName } from './template-names.ts';

/** All that a message written by the business may speak of. The language is the dialog's. */
export interface TemplateContext {
  business: Business;
  contact: Contact;
  dialog: Dialog;
  fields: readonly FieldDefinition[];
  team: readonly Pick<Teammate, 'id' | 'name'>[];
}

const OF_FIELD = /^(contact|dialog)\.field\.(.+)$/u;

/**
 * The variables of a text that nothing can fill, each once, as they are written; empty when the text is good. A brace that is not closed
 * counts too: the customer would read it.
 */
export function checkTemplate(text: string, fields: readonly FieldDefinition[]): string[] {
  const named = [...text.matchAll(/\{\{([^{}]*)\}\}/gu)].map((match) => (match[1] ?? '').trim());
  const rest = text.replace(/\{\{[^{}]*\}\}/gu, '');
  const open = /\{\{|\}\}/u.exec(rest);
  return [...new Set([...named.filter((name) => !isKnown(name, fields)), ...(open ? [open[0]] : [])])];
}

/** Fills the variables of a text that has passed `checkTemplate`. What is not known of this person becomes nothing. */
export function fillTemplate(text: string, context: TemplateContext): string {
  return fillIn(text, (name) => textOf(name, context)).trim();
}

function isKnown(name: string, fields: readonly FieldDefinition[]): boolean {
  const field = OF_FIELD.exec(name);
  return field ? fieldOf(field, fields) !== undefined : isPlain(name);
}

function textOf(name: string, context: TemplateContext): string | null {
  if (isPlain(name)) return PLAIN[name](context);
  const named = OF_FIELD.exec(name);
  const field = named && fieldOf(named, context.fields);
  const value = field && context[field.on].fields[field.id];
  if (!field || value === undefined || value === null) return null;
  return showValue(field, value, { locale: context.dialog.locale, currency: context.business.currency });
}

const fieldOf = ([, on, id = '']: RegExpExecArray, fields: readonly FieldDefinition[]) =>
  fieldNamed(fields, on === 'contact' ? 'contact' : 'dialog', id);

const isPlain = (name: string): name is TemplateName => TEMPLATE_NAMES.some((known) => known === name);

const PLAIN: Record<TemplateName, (context: TemplateContext) => string | null> = {
  'contact.name': ({ contact }) => contact.name,
  'contact.phone': ({ contact }) => contact.phone,
  'contact.email': ({ contact }) => contact.email,
  'dialog.amount': ({ dialog, business }) =>
    dialog.amount === null
      ? null
      : showValue(MONEY, dialog.amount, { locale: dialog.locale, currency: business.currency }),
  'assignee.name': ({ dialog, team }) => team.find(({ id }) => id === dialog.assigneeId)?.name ?? null,
  'business.name': ({ business, dialog }) => inLocale(business.name, dialog.locale),
  'business.phone': ({ business }) => business.phone,
  'business.address': ({ business, dialog }) => inLocale(business.address, dialog.locale),
};

/** How sums are shown that are no custom field. */
const MONEY = { kind: 'money', options: [] } as const;
