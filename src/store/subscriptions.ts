import { BITRIX24, CRM_EVENTS } from '../domain/bitrix/crm-events.ts';
import type { Webhook } from '../domain/webhook.ts';
import { fromDocument } from './document.ts';
import type { Store } from './open-store.ts';

type Subscription = Pick<Webhook, 'id' | 'events'>;

/** Another process's change is seen after this; this process's own at once. */
const FRESH_MS = 2_000;

const read = new WeakMap<Store, { at: number; list: Promise<Subscription[]> }>();

/** The webhooks that are on, and what they want to hear: asked for with every commit, so kept for a moment. */
export function subscriptionsOf(store: Store): Promise<Subscription[]> {
  const kept = read.get(store);
  if (kept && performance.now() - kept.at < FRESH_MS) return kept.list;
  const list = readAll(store);
  read.set(store, { at: performance.now(), list });
  list.catch(() => read.delete(store));
  return list;
}

/** Bitrix24 hears as a webhook does; its rows are sent in its own way. */
async function readAll({ webhooks, settings }: Store): Promise<Subscription[]> {
  const [rows, crm] = await Promise.all([
    webhooks.find({ enabled: true }, { projection: { events: 1 } }).toArray(),
    settings.findOne({ _id: 'bitrix24' }),
  ]);
  return [...rows.map(fromDocument), ...(crm?.value === true ? [{ id: BITRIX24, events: [...CRM_EVENTS] }] : [])];
}

/** To be called after every change to a webhook. */
export function forgetSubscriptions(store: Store): void {
  read.delete(store);
}
