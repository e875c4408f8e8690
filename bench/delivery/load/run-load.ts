import { setTimeout as sleep } from 'node:timers/promises';
import type { Audience, Chat } from './audience.ts';
import type { Exchanges } from './exchange.ts';
import { createHttpClient, type HttpClient } from './http-client.ts';
import { GREETING, lineOf } from './messages.ts';
import { atOnce, atRate, type Pacer } from './pacer.ts';
import { percentilesOf } from './percentiles.ts';
import type { LoadResult, Order } from './protocol.ts';
import { bodyOf } from './updates.ts';
import { costBetween, type Snapshot, takeSnapshot } from './window.ts';

export interface LoadParts {
  audience: Audience;
  exchanges: Exchanges;
  channelPort: number;
}

interface Tally {
  /** Due, and answered, in ms of the process's clock. */
  done: { due: number; repliedAt: number; endedAt: number }[];
  sent: number;
  timedOut: number;
  refused: number;
}

/** Lets customers talk to one bot, and tells what came of it. */
export async function runLoad(order: Order, parts: LoadParts): Promise<LoadResult> {
  const tally: Tally = { done: [], sent: 0, timedOut: 0, refused: 0 };
  parts.exchanges.takeBad();
  let over = false;
  let left = order.messages ?? Number.POSITIVE_INFINITY;
  const takeOne = () => {
    left -= 1;
    return !over && left >= 0;
  };
  const pacer = order.perSecond === undefined ? atOnce(takeOne) : atRate(order.perSecond, takeOne);
  const choose = order.kind === 'greet' ? everyChatOnce(order, parts) : parts.audience.next;
  const customers = Promise.all(
    Array.from({ length: order.kind === 'greet' ? GREETERS : order.customers }, (_, customer) =>
      talk(customer, choose, order, parts, pacer, tally),
    ),
  );
  const window = await measure(order, customers);
  over = true;
  await customers;
  return summarise(tally, window, parts.exchanges.takeBad());
}

/** The window between warm-up and end; without a length it lasts until all is said. */
async function measure(order: Order, customers: Promise<unknown>): Promise<{ from: Snapshot; to: Snapshot }> {
  if (order.warmUpMs > 0) await sleep(order.warmUpMs);
  const from = takeSnapshot(order);
  await (order.measureMs === undefined ? customers : Promise.race([sleep(order.measureMs), customers]));
  return { from, to: takeSnapshot(order) };
}

/** So many greet at once, however many people there are. */
const GREETERS = 50;

type Choose = (customer: number) => Chat | null;

function everyChatOnce({ customers }: Order, { audience }: LoadParts): Choose {
  const chats = Array.from({ length: customers }, (_, customer) => audience.chatsOf(customer))
    .flat()
    .values();
  return () => chats.next().value ?? null;
}

/** One customer: the next line as soon as the last one is answered. */
async function talk(
  customer: number,
  choose: Choose,
  order: Order,
  parts: LoadParts,
  pacer: Pacer,
  tally: Tally,
): Promise<void> {
  const client = createHttpClient(order.port);
  try {
    for (;;) {
      const due = await pacer();
      const chat = choose(customer);
      if (due === null || !chat) return;
      await say(chat, due, client, order, parts, tally);
    }
  } finally {
    client.close();
  }
}

async function say(chat: Chat, due: number, client: HttpClient, order: Order, parts: LoadParts, tally: Tally) {
  const text = order.kind === 'greet' ? GREETING : lineOf(chat.index, chat.turns);
  if (order.kind === 'talk') chat.turns += 1;
  tally.sent += 1;
  const line = { chatId: chat.id, text, number: parts.audience.count() };
  const exchange = parts.exchanges.begin(chat, (reply) => (order.echoes ? reply.endsWith(`: ${text}`) : reply !== ''));
  const secret = order.protocol === 'telegram' ? `x-telegram-bot-api-secret-token: ${order.secret}\r\n` : '';
  client.post(order.path, secret, bodyOf(order.protocol, line, parts.channelPort), exchange.accept);
  const outcome = await exchange.ended;
  if (outcome.kind === 'answered') tally.done.push({ due, repliedAt: outcome.repliedAt, endedAt: performance.now() });
  else tally[outcome.kind] += 1;
  // A connection that waits for a lost answer would take the next one for it.
  if (outcome.kind === 'timedOut') client.close();
}

function summarise(tally: Tally, { from, to }: { from: Snapshot; to: Snapshot }, bad: number): LoadResult {
  const inside = tally.done.filter(({ endedAt }) => endedAt >= from.at && endedAt < to.at);
  const seconds = (to.at - from.at) / 1_000;
  return {
    messages: inside.length,
    sent: tally.sent,
    seconds,
    perSecond: inside.length / seconds,
    ...percentilesOf(inside.map(({ due, repliedAt }) => repliedAt - due)),
    ...costBetween(from, to, inside.length),
    bad,
    timedOut: tally.timedOut,
    refused: tally.refused,
  };
}
