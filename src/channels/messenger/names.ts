import { z } from 'zod';
import { keepLatest } from '../keep-latest.ts';
import type { GraphApi } from '../meta/graph-api.ts';

const MOST_NAMES = 10_000;
/** A name is a kindness; Meta waits for our answer meanwhile. */
const ASK_MS = 1_000;

const Profile = z.looseObject({ name: z.string().trim().min(1).max(200).optional(), username: z.string().optional() });

/** The names behind ids, asked once each. What cannot be learnt in time stays without. */
export function createNames(api: GraphApi): (chatId: string) => Promise<string | undefined> {
  const known = new Map<string, string | undefined>();

  return async function nameOf(chatId) {
    if (known.has(chatId)) return known.get(chatId);
    const answer = await api.get(`${encodeURIComponent(chatId)}?fields=name`, ASK_MS);
    const profile = answer.ok ? Profile.safeParse(answer.body) : null;
    const name = profile?.success ? profile.data.name : undefined;
    keepLatest(known, chatId, name, MOST_NAMES);
    return name;
  };
}
