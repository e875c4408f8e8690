import { setTimeout as sleep } from 'node:timers/promises';
import pino from 'pino';
import { gateOutcome } from '../../src/engine/sending/deliver.ts';
import { createGate, type SendGate } from '../../src/engine/sending/gate.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { Subject } from './subjects.ts';

export interface Measured {
  channel: string;
  messagesPerSecond: number;
  providerTakesPerSecond: number;
  /** Of what the provider takes. */
  ratio: number;
  sent: number;
  /** Refusals for being too fast: the limiter could have foreseen every one of them. */
  foreseeable429s: number;
  failed: number;
}

/** Processes that send on one account at the same time; they share its pace by the database. */
const PROCESSES = 2;
const LONGEST_WAIT_MS = 250;

/** Writes to all customers of a channel as fast as the limiter lets two processes, for so long. */
export async function measure(uri: string, subject: Subject, seconds: number): Promise<Measured> {
  const { type, limits, enforcer, chats } = subject;
  const stores = await Promise.all(Array.from({ length: PROCESSES }, (_, n) => openStore(uri, `bench-${type}-${n}`)));
  const log = pino({ level: 'silent' });
  const gates = stores.map((store, n) =>
    createGate({ store, owner: `bench-${type}-${n}`, now: () => new Date(), log }),
  );
  const begun = performance.now();
  const end = begun + seconds * 1000;
  let failed = 0;
  await Promise.all(
    Array.from({ length: chats }, async (_, chat) => {
      const gate = gates[chat % PROCESSES];
      if (gate) failed += await writeUntil(end, gate, subject, String(79_280_000_000 + chat));
    }),
  );
  const took = (performance.now() - begun) / 1000;
  await Promise.all(gates.map((gate) => gate.stop()));
  await Promise.all(stores.map((store) => store.close()));
  const { taken, refused } = enforcer.counts;
  const messagesPerSecond = round(taken / took);
  const takes = limits.perChannel.perSecond;
  return {
    channel: type,
    messagesPerSecond,
    providerTakesPerSecond: takes,
    ratio: round(taken / took / takes),
    sent: taken,
    foreseeable429s: refused,
    failed,
  };
}

async function writeUntil(end: number, gate: SendGate, { channel }: Subject, chatId: string): Promise<number> {
  let failed = 0;
  for (let n = 0; performance.now() < end; n += 1) {
    const waitMs = gate.admitNow(channel, chatId) ? 0 : await gate.admit(channel, chatId);
    if (waitMs > 0) {
      await sleep(Math.min(waitMs, LONGEST_WAIT_MS));
      continue;
    }
    const outcome = await channel.send({
      messageId: `${chatId}-${n}`,
      chatId,
      content: { text: 'Здравствуйте! Ждём вас завтра в 15:00.' },
      locale: 'ru',
      attempt: 1,
    });
    gate.settled(channel, chatId, gateOutcome(outcome));
    if (outcome.kind !== 'sent') failed += 1;
  }
  return failed;
}

const round = (value: number): number => Math.round(value * 100) / 100;
