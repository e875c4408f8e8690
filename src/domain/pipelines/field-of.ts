import type { Contact } from '../contact.ts';
import type { Dialog } from '../dialog.ts';

/** Fields that every installation has. */
const BUILT_IN_FIELDS: readonly string[] = ['contact.name', 'contact.phone', 'contact.email', 'dialog.amount'];

const OWN = /^(contact|dialog)\.field\.(.+)$/u;

/** What a field holds by its full name: `contact.phone`, `dialog.field.<id>`. Undefined for one that is not there. */
export function fieldOf(name: string, dialog: Dialog, contact: Contact): string | number | null | undefined {
  switch (name) {
    case 'contact.name':
      return contact.name;
    case 'contact.phone':
      return contact.phone;
    case 'contact.email':
      return contact.email;
    case 'dialog.amount':
      return dialog.amount;
  }
  const [, whose, id] = OWN.exec(name) ?? [];
  if (id === undefined) return undefined;
  const values = whose === 'contact' ? contact.fields : dialog.fields;
  return Object.hasOwn(values, id) ? values[id] : undefined;
}

/** Whether a name can be one of a field: a built-in one, or one of the installation's own by its id. */
export const isFieldName = (name: string): boolean => BUILT_IN_FIELDS.includes(name) || OWN.test(name);
