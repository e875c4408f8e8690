import { z } from 'zod';
import { FieldValue } from '../field-value.ts';
import { checkValue } from './check-value.ts';
import type { FieldDefinition, FieldKind } from './field-definition.ts';

/** What may be asked of a field's value. `at_least` and `at_most` include the value itself; of dates they mean "from" and "until". */
export const FieldCondition = z.discriminatedUnion('op', [
  z.object({ op: z.literal(['is', 'is_not', 'at_least', 'at_most', 'contains']), value: FieldValue }),
  z.object({ op: z.literal(['set', 'unset']) }),
]);
export type FieldCondition = z.infer<typeof FieldCondition>;
export type FieldOp = FieldCondition['op'];

const ORDERED: readonly FieldOp[] = ['is', 'is_not', 'at_least', 'at_most', 'set', 'unset'];
const WORDED: readonly FieldOp[] = ['is', 'is_not', 'contains', 'set', 'unset'];

/** Which questions make sense for which kind. */
export const OPS_OF: Record<FieldKind, readonly FieldOp[]> = {
  text: WORDED,
  link: WORDED,
  phone: WORDED,
  number: ORDERED,
  money: ORDERED,
  date: ORDERED,
  list: ['is', 'is_not', 'set', 'unset'],
};

/** The condition with its value in the form in which values are kept, or why it cannot hold of this field. */
export function checkCondition(
  field: FieldDefinition,
  condition: FieldCondition,
): { kind: 'ok'; condition: FieldCondition } | { kind: 'wrong'; reason: string } {
  if (field.removedAt) return { kind: 'wrong', reason: `the field "${field.title.en}" has been removed` };
  const { op } = condition;
  if (!OPS_OF[field.kind].includes(op)) {
    return {
      kind: 'wrong',
      reason: `a ${field.kind} cannot be asked for "${op}"; it can: ${OPS_OF[field.kind].join(', ')}`,
    };
  }
  if (!('value' in condition)) return { kind: 'ok', condition };
  if (op === 'contains') return { kind: 'ok', condition };
  const checked = checkValue(field, condition.value);
  return checked.kind === 'ok' ? { kind: 'ok', condition: { op: condition.op, value: checked.value } } : checked;
}

/** Whether the value that a contact or dialog has in the field (undefined: none) meets the condition. Text is compared without case. */
export function matchesField(
  field: FieldDefinition,
  value: FieldValue | undefined,
  condition: FieldCondition,
): boolean {
  const checked = checkCondition(field, condition);
  if (checked.kind === 'wrong') return false;
  const asked = checked.condition;
  if (!('value' in asked)) return (value !== undefined) === (asked.op === 'set');
  if (asked.op === 'is_not') return value === undefined || !isSame(value, asked.value);
  if (value === undefined) return false;
  switch (asked.op) {
    case 'is':
      return isSame(value, asked.value);
    case 'contains':
      return fold(value).includes(fold(asked.value));
    case 'at_least':
      return typeof value === typeof asked.value && value >= asked.value;
    case 'at_most':
      return typeof value === typeof asked.value && value <= asked.value;
  }
}

const isSame = (one: FieldValue, other: FieldValue): boolean =>
  typeof one === typeof other && fold(one) === fold(other);
const fold = (value: FieldValue): string => String(value).toLowerCase();
