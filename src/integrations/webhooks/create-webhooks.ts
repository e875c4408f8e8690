import type { LookupAddress } from 'node:dns';
import { lookup } from 'node:dns/promises';
import type { Logger } from 'pino';
import type { Webhook, WebhookDelivery } from '../../domain/webhook.ts';
import type { Seal, Webhooks } from '../../engine/ports.ts';
import { findTarget } from '../../net/find-target.ts';
import { attempt } from './attempt.ts';
import type { DeliveryBook } from './delivery-book.ts';
import { createSecrets } from './secrets.ts';
import { settlementOf } from './settlement.ts';

export interface WebhooksDeps {
  book: DeliveryBook;
  /** Of signing secrets. */
  seal: Seal;
  clock: { now(): Date; random(): number; newId(): string };
  log: Logger;
  /** Addresses that may be called although they are not public; none when left out. */
  allow?: (address: string) => boolean;
  /** All addresses of a host name; the machine's resolver when left out. */
  resolve?: (host: string) => Promise<LookupAddress[]>;
  timeoutMs?: number;
}

/** From the look-up of the name to the end of the answer. */
const TIMEOUT_MS = 15_000;
/** Longer than any attempt takes: nobody else sends the row before. */
const LEASE_MS = 60_000;

/** Signed outgoing webhooks by Standard Webhooks: at least once, each under one stable id. */
export function createWebhooks(deps: WebhooksDeps): Webhooks {
  const { book, clock, log, timeoutMs = TIMEOUT_MS } = deps;
  const secrets = createSecrets(deps.seal);
  const target = {
    resolve: deps.resolve ?? ((host: string) => lookup(host, { all: true })),
    allow: deps.allow ?? (() => false),
  };
  const secretsOf = ({ id, sealedSecret, oldSecrets = [] }: Webhook, at: Date): string[] => [
    secrets.open(id, sealedSecret),
    ...oldSecrets.filter(({ until }) => until > at).map((old) => secrets.open(id, old.sealedSecret)),
  ];
  const running = new Set<AbortController>();
  let stopped = false;

  async function sendOne(webhook: Webhook, delivery: WebhookDelivery, token: string): Promise<void> {
    const at = clock.now();
    const attempted = await withDeadline((signal) => attempt({ target, secretsOf }, webhook, delivery, at, signal));
    if (attempted.kind === 'answered' && attempted.reply.status === 410) await book.disableGone(webhook);
    const times = { at, now: clock.now(), stopped };
    const settlement = settlementOf(attempted, delivery, times, clock.random());
    const cutShort = stopped && attempted.kind === 'aborted';
    const isOurs = await book.settle(delivery.id, token, settlement, cutShort ? null : settlement.lastAttempt);
    // The address stays out of the log: it may hold a token of the receiver's.
    const told = { webhookId: webhook.id, deliveryId: delivery.id, ...settlement };
    if (!isOurs) log.warn(told, 'a webhook took longer than its lease and may be sent twice');
    else if (settlement.state === 'failed') log.warn(told, 'a webhook was not delivered');
    if (cutShort) return;
    const isOff = await book.noteHealth(webhook, settlement.state === 'sent' ? 'through' : 'nowhere', at);
    if (isOff) log.error({ webhookId: webhook.id }, 'a webhook was switched off: nothing has got through for days');
  }

  async function withDeadline<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const controller = new AbortController();
    const deadline = setTimeout(() => controller.abort(), timeoutMs);
    running.add(controller);
    try {
      return await work(controller.signal);
    } finally {
      clearTimeout(deadline);
      running.delete(controller);
    }
  }

  return {
    async refusalOf(url) {
      const found = await findTarget(url, target);
      return found.kind === 'refused' ? found.reason : null;
    },
    newSecret: secrets.mint,
    waiting: () => book.waiting(clock.now()),
    async send(webhookId) {
      while (!stopped) {
        const now = clock.now();
        const token = clock.newId();
        const claimed = await book.claim(webhookId, { token, now, until: new Date(now.getTime() + LEASE_MS) });
        if (!claimed) return;
        await sendOne(claimed.webhook, claimed.delivery, token);
      }
    },
    stop() {
      stopped = true;
      for (const controller of running) controller.abort();
    },
  };
}
