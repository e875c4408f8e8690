import type { FieldValue, FieldValues } from '../field-value.ts';
import { readNumber, readPhone } from '../fields/read-value.ts';
import { updateContact } from './contact.ts';
import { changeDialog, type Draft, leave, type Refusal, refuse } from './draft.ts';
import { setFields } from './fields.ts';

/** Fills in what a move was given with it, by the full names of the fields: `contact.phone`, `dialog.field.<id>`. */
export function fillFields(draft: Draft, fields: FieldValues): Refusal | undefined {
  for (const [name, value] of Object.entries(fields)) {
    const refused = fill(draft, name, value);
    if (refused) return refused;
  }
  return undefined;
}

function fill(draft: Draft, name: string, value: FieldValue): Refusal | undefined {
  const wrong = (reason: string) => refuse(`${name} ${reason}.`);
  const text = String(value).trim();
  switch (name) {
    case 'contact.name':
      return text === '' || text.length > 120
        ? wrong('must be a name of up to 120 characters')
        : updateContact(draft, { kind: 'update_contact', name: text });
    case 'contact.phone': {
      const phone = readPhone(text);
      return phone === null
        ? wrong('must be a phone number with its country code')
        : updateContact(draft, { kind: 'update_contact', phone });
    }
    case 'contact.email':
      return /^[^\s@]+@[^\s@]+\.[^\s@]+$/u.test(text) && text.length <= 254
        ? updateContact(draft, { kind: 'update_contact', email: text })
        : wrong('must be an e-mail address');
    case 'dialog.amount': {
      const amount = readNumber(value);
      return amount === null || amount < 0 || amount > 1e15
        ? wrong('must be a sum, zero or more')
        : setAmount(draft, amount);
    }
  }
  const [, on, id = ''] = /^(contact|dialog)\.field\.(.+)$/u.exec(name) ?? [];
  if (on !== 'contact' && on !== 'dialog') return refuse(`There is no field "${name}".`);
  return setFields(draft, { kind: 'set_fields', on, values: { [id]: value } });
}

function setAmount(draft: Draft, amount: number): undefined {
  const { amount: from } = draft.changes.dialog;
  if (from === amount) return;
  changeDialog(draft, { amount });
  leave(draft, { type: 'amount_changed', from, to: amount });
}
