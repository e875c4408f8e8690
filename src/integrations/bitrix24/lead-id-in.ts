import { z } from 'zod';
import type { RestAnswer } from './rest.ts';

const Named = z.looseObject({ id: z.coerce.string() });
const Made = z.coerce.string().regex(/^\d+$/u);

/** The lead that a call was about: the one it names, or the one that it has made. */
export function leadIdIn(method: string, params: object, answer: RestAnswer): string | null {
  if (method === 'crm.lead.add') return answer.kind === 'ok' ? (Made.safeParse(answer.result).data ?? null) : null;
  return Named.safeParse(params).data?.id ?? null;
}
