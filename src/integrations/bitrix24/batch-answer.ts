import { z } from 'zod';
import { type RestAnswer, refusalOf } from './rest.ts';

/** What has failed in a batch is missing among its results, and is told beside them. PHP shows an empty result as a list. */
const Batch = z.looseObject({
  result: z.union([z.record(z.string(), z.unknown()), z.array(z.unknown())]),
  result_error: z.union([z.record(z.string(), z.unknown()), z.array(z.unknown())]).optional(),
});

export type BatchPart<T> = { kind: 'ok'; result: T } | Exclude<RestAnswer, { kind: 'ok' }>;

/** One command's answer out of a batch's: in the form that was asked for, or why there is none. */
export function batchAnswer<Form extends z.ZodType>(
  answered: unknown,
  name: string,
  form: Form,
): BatchPart<z.output<Form>> {
  const batch = Batch.safeParse(answered);
  const { result = {}, result_error: errors = {} } = batch.data ?? {};
  const refusal = Array.isArray(errors) ? null : refusalOf(200, errors[name]);
  if (refusal) return refusal;
  const part = form.safeParse(Array.isArray(result) ? undefined : result[name]);
  return part.success
    ? { kind: 'ok', result: part.data }
    : { kind: 'unreachable', reason: `Bitrix24: the batch gave no answer about "${name}"` };
}
