import { z } from 'zod';
import { OWN_FIELDS, type OwnField } from '../../domain/bitrix/mapping.ts';
import { batchAnswer } from './batch-answer.ts';
import type { Rest } from './rest.ts';

/** Adds fields of ours to the portal's leads, in one batch. Null when all are there now; else why one could not be added. */
export async function addOwnFields(rest: Rest, facts: readonly OwnField[]): Promise<string | null> {
  const cmd = Object.fromEntries(facts.map((fact) => [fact, `crm.lead.userfield.add?${fieldOf(fact)}`]));
  const answer = await rest.call('batch', { halt: 0, cmd });
  if (answer.kind !== 'ok') return answer.reason;
  for (const fact of facts) {
    const part = batchAnswer(answer.result, fact, z.coerce.string());
    if (part.kind !== 'ok') return part.reason;
  }
  return null;
}

function fieldOf(fact: OwnField): URLSearchParams {
  const { name, type, title } = OWN_FIELDS[fact];
  const field = new URLSearchParams({ 'fields[FIELD_NAME]': name, 'fields[USER_TYPE_ID]': type });
  for (const label of ['EDIT_FORM_LABEL', 'LIST_COLUMN_LABEL'])
    for (const language of ['ru', 'en']) field.set(`fields[${label}][${language}]`, title);
  return field;
}
