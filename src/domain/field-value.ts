import { z } from 'zod';

/** What a custom field holds: a number for `number` and `money`, text for the others; a date is `YYYY-MM-DD`, a list's option its id. */
export const FieldValue = z.union([z.string().max(2000), z.number()]);
export type FieldValue = z.infer<typeof FieldValue>;

/** By the id of the field; one without a value is not there. */
export const FieldValues = z.record(z.string(), FieldValue);
export type FieldValues = z.infer<typeof FieldValues>;
