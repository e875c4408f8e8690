import { z } from 'zod';
import type { GraphApi } from '../meta/graph-api.ts';

/** A page waits for it: better no link than a slow one. */
const DEADLINE_MS = 1_500;
const ASK_AGAIN_MS = 60_000;
const Phone = z.object({ display_phone_number: z.string() });

/** The number as people dial it, asked for once; null while Meta does not tell it. */
export function createOwnNumber(
  api: Pick<GraphApi, 'get'>,
  phoneNumberId: string,
  now: () => Date,
): () => Promise<string | null> {
  let asked: { at: number; number: Promise<string | null> } | null = null;

  async function ask(): Promise<string | null> {
    const answer = await api.get(`${phoneNumberId}?fields=display_phone_number`, DEADLINE_MS);
    const phone = answer.ok ? Phone.safeParse(answer.body) : null;
    return phone?.success ? phone.data.display_phone_number : null;
  }

  return async () => {
    const at = now().getTime();
    const known = await asked?.number;
    if (asked && (known || at - asked.at < ASK_AGAIN_MS)) return asked.number;
    asked = { at, number: ask() };
    return asked.number;
  };
}
