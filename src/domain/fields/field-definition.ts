import { z } from 'zod';
import { Localized } from '../localized.ts';

export const FieldKind = z.enum(['text', 'number', 'date', 'list', 'phone', 'link', 'money']);
export type FieldKind = z.infer<typeof FieldKind>;

/** What carries the field: the person, or one request of the person. */
export const FieldOwner = z.enum(['contact', 'dialog']);
export type FieldOwner = z.infer<typeof FieldOwner>;

/** A name for addresses, filters and variables in messages: it may stand between dots and braces, and in a path of MongoDB. */
export const FieldId = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,39}$/, 'must be small Latin letters, digits and underscores, beginning with a letter');

/** One choice of a list. A hidden one can be chosen no more, and still names the values that were chosen before. */
export const FieldOption = z.object({ id: z.string(), title: Localized, hidden: z.boolean() });
export type FieldOption = z.infer<typeof FieldOption>;

/** A field that the business has added to its contacts or dialogs. Values are in `FieldValues`, by the id. */
export const FieldDefinition = z.object({
  id: FieldId,
  on: FieldOwner,
  title: Localized,
  kind: FieldKind,
  /** The choices of a list, in order; of no use to the other kinds. */
  options: z.array(FieldOption),
  /** Fields are shown from the lowest to the highest. */
  position: z.number(),
  version: z.number(),
  /** Since when it is not shown any more; its values are kept. */
  removedAt: z.date().nullable(),
});
export type FieldDefinition = z.infer<typeof FieldDefinition>;

/** The field as it is in use, or undefined when there never was one or it has been removed. */
export function fieldNamed(
  fields: readonly FieldDefinition[],
  on: FieldOwner,
  id: string,
): FieldDefinition | undefined {
  return fields.find((field) => field.id === id && field.on === on && field.removedAt === null);
}

/** The fields in use of contacts or of dialogs, in their order. */
export function fieldsOf(fields: readonly FieldDefinition[], on: FieldOwner): FieldDefinition[] {
  return fields
    .filter((field) => field.on === on && field.removedAt === null)
    .sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1));
}
