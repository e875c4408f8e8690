import type { ActionOf } from '../action.ts';
import type { FieldValue, FieldValues } from '../field-value.ts';
import { checkValue } from '../fields/check-value.ts';
import { fieldNamed } from '../fields/field-definition.ts';
import { changeContact, changeDialog, type Draft, leave, type Refusal, refuse } from './draft.ts';

/** Sets and clears (null) custom fields of the dialog or its contact: all of them, or none when one is wrong. */
export function setFields(draft: Draft, { on, values }: ActionOf<'set_fields'>): Refusal | undefined {
  const before = draft.changes[on].fields;
  const after: FieldValues = { ...before };
  for (const [id, raw] of Object.entries(values)) {
    const field = fieldNamed(draft.situation.fields, on, id);
    if (!field) return refuse(`There is no field "${id}" of a ${on}.`);
    if (raw === null || (typeof raw === 'string' && raw.trim() === '')) {
      delete after[id];
      continue;
    }
    const checked = checkValue(field, raw);
    if (checked.kind === 'wrong') return refuse(`${field.title[draft.changes.dialog.locale]}: ${checked.reason}`);
    after[id] = checked.value;
  }
  const changed = Object.keys(values)
    .filter((id) => after[id] !== before[id])
    .map((id) => ({ id, from: heldIn(before, id), to: heldIn(after, id) }));
  if (changed.length === 0) return undefined;
  if (on === 'contact') changeContact(draft, { fields: after });
  else changeDialog(draft, { fields: after });
  leave(draft, { type: 'fields_changed', on, fields: changed });
  return undefined;
}

const heldIn = (values: FieldValues, id: string): FieldValue | null => values[id] ?? null;
