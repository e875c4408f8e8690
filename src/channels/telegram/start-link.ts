import { z } from 'zod';
import type { BotApi } from './bot-api.ts';

/** A page waits for it: better no link than a slow one. */
const DEADLINE_MS = 1_500;
const ASK_AGAIN_MS = 60_000;
/** What Telegram lets through in `t.me/bot?start=…`. */
const DEEP_LINK = /^[\w-]{1,64}$/u;
const Me = z.object({ username: z.string() });

/** Links into the bot's chat that name a lead source; null for a code that Telegram does not pass on, or while its name is not known. */
export function createStartLink(api: BotApi, now: () => Date): (source: string) => Promise<string | null> {
  let asked: { at: number; username: Promise<string | null> } | null = null;

  async function ask(): Promise<string | null> {
    const answer = await api.call('getMe', {}, { deadlineMs: DEADLINE_MS });
    const me = answer.ok ? Me.safeParse(answer.result) : null;
    return me?.success ? me.data.username : null;
  }

  async function usernameOf(): Promise<string | null> {
    const at = now().getTime();
    const known = await asked?.username;
    if (asked && (known || at - asked.at < ASK_AGAIN_MS)) return asked.username;
    asked = { at, username: ask() };
    return asked.username;
  }

  return async (source) => {
    if (!DEEP_LINK.test(source)) return null;
    const username = await usernameOf();
    return username && `https://t.me/${username}?start=${source}`;
  };
}
