import type { Logger } from 'pino';
import { bursts } from '../domain/journal/bursts.ts';
import type { RunningEngine } from '../engine/create-engine.ts';
import { toDocument } from '../store/document.ts';
import type { AsideRow, MessageRow } from '../store/inbox-row.ts';
import type { Store } from '../store/open-store.ts';
import { asideRows, messageRows, type Played } from './journal-rows.ts';
import type { ReplayClock } from './replay-clock.ts';

export interface PlayParts {
  source: Store;
  copy: Store;
  engine: RunningEngine;
  clock: ReplayClock;
  log: Logger;
  /** Lines of a chat within this time of each other reach the bot together, as they did then. */
  quietMs: number;
}

/** A turn that fails is tried again and then parked; a stuck one must not hold the replay for ever. */
const DECIDED_WITHIN_MS = 120_000;
const LOOK_EVERY_MS = 5;
const SENT_WITHIN_MS = 15_000;
const KEPT_AT_ONCE = 500;
const TELL_EVERY = 500;

/** Plays a period into the copy, one burst after the other, with timers in between. Returns the ids of its messages by chat. */
export async function play(parts: PlayParts, played: Played): Promise<Map<string, string[]>> {
  const { source, copy, engine, clock, log } = parts;
  await keepAsides(source, copy, played);
  const idsByThread = new Map<string, string[]>();
  let count = 0;
  for await (const burst of bursts(messageRows(source, played), parts.quietMs)) {
    const last = burst.at(-1);
    if (!last) continue;
    await fireTimersUntil(parts, last.receivedAt);
    clock.moveTo(last.receivedAt);
    await Promise.all(burst.map(({ incoming, raw }) => engine.receive({ ...incoming, raw: parsed(raw) })));
    await decided(copy, burst);
    idsByThread.set(last.threadId, [...(idsByThread.get(last.threadId) ?? []), ...burst.map(({ id }) => id)]);
    if (Math.floor((count + burst.length) / TELL_EVERY) > Math.floor(count / TELL_EVERY)) {
      log.info({ played: count + burst.length, at: last.receivedAt }, 'replaying');
    }
    count += burst.length;
  }
  await fireTimersUntil(parts, played.to);
  await allSent(copy);
  return idsByThread;
}

/** Reminders and triggers that were due before this moment, each at its own time: customers answered to them. */
async function fireTimersUntil({ copy, engine, clock }: PlayParts, until: Date): Promise<void> {
  const tried: string[] = [];
  for (;;) {
    const timer = await copy.timers.findOne(
      { state: 'pending', due: { $lte: until }, _id: { $nin: tried } },
      { sort: { due: 1 } },
    );
    if (!timer) return;
    tried.push(timer._id);
    clock.moveTo(timer.due);
    await engine.fireTimer(timer._id);
  }
}

async function decided(copy: Store, burst: readonly MessageRow[]): Promise<void> {
  const ids = burst.map(({ id }) => id);
  const end = performance.now() + DECIDED_WITHIN_MS;
  while (await copy.inbox.findOne({ _id: { $in: ids }, state: 'new' }, { projection: { _id: 1 } })) {
    if (performance.now() > end) throw new Error(`The bot did not come to an end with ${ids.join(', ')}.`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}

/** So that the copy looks as after that day, with nothing on its way. */
async function allSent(copy: Store): Promise<void> {
  const end = performance.now() + SENT_WITHIN_MS;
  while (await copy.messages.findOne({ 'delivery.state': { $in: ['queued', 'sending'] } })) {
    if (performance.now() > end) return;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}

async function keepAsides(source: Store, copy: Store, played: Played): Promise<void> {
  let rows: AsideRow[] = [];
  const keep = async () => {
    if (rows.length > 0) await copy.inbox.insertMany(rows.map(toDocument));
    rows = [];
  };
  for await (const row of asideRows(source, played)) {
    rows.push(row);
    if (rows.length === KEPT_AT_ONCE) await keep();
  }
  await keep();
}

const parsed = (raw: string | null): unknown => (raw === null ? null : JSON.parse(raw));
