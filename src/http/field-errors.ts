import type { z } from 'zod';
import type { FieldError } from './problem.ts';

/** Each wrong field of a request with its place, as `query.limit` or `body.utm.source`. */
export function fieldErrors(error: z.ZodError): FieldError[] {
  return error.issues.map(({ path, message }) => ({ path: path.map(String).join('.'), reason: message }));
}
