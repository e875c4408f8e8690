import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { type Figures, figuresOf } from './timed.ts';

/** Customers who write all the while, each less often than the limit of a chat. */
export interface Chatter {
  /** How long answers have taken since the last call. */
  figures(): Figures;
  stop(): Promise<void>;
}

const CHATS = 20;
const EVERY_MS = 1_500;
const LOOK_EVERY_MS = 10;
const ANSWER_WITHIN_MS = 10_000;

export async function startChatter(url: string): Promise<Chatter> {
  const api = `${url}/api/v1/webchat`;
  const headers = { 'content-type': 'application/json' };
  let times: number[] = [];
  let stopped = false;

  async function open(): Promise<string> {
    const answer = await fetch(`${api}/sessions`, { method: 'POST', headers, body: JSON.stringify({ locale: 'ru' }) });
    return z.object({ token: z.string() }).parse(await answer.json()).token;
  }

  async function chat(token: string, n: number): Promise<void> {
    const own = { ...headers, authorization: `Bearer ${token}` };
    await sleep((n * EVERY_MS) / CHATS);
    for (let turn = 0; !stopped; turn++) {
      const began = performance.now();
      const id = `turn-${turn}`;
      await fetch(`${api}/messages`, {
        method: 'POST',
        headers: own,
        body: JSON.stringify({ id, text: 'здравствуйте' }),
      });
      while (performance.now() - began < ANSWER_WITHIN_MS) {
        const lines = await fetch(`${api}/messages?after=${id}`, { headers: own });
        if (z.array(z.unknown()).parse(await lines.json()).length > 0) break;
        await sleep(LOOK_EVERY_MS);
      }
      times.push(performance.now() - began);
      await sleep(Math.max(0, EVERY_MS - (performance.now() - began)));
    }
  }

  const tokens = await Promise.all(Array.from({ length: CHATS }, open));
  const chats = Promise.all(tokens.map(chat));
  return {
    figures() {
      const figures = figuresOf(times);
      times = [];
      return figures;
    },
    async stop() {
      stopped = true;
      await chats;
    },
  };
}
