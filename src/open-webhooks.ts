import type { Logger } from 'pino';
import { createLanes, type Lanes } from './engine/lanes.ts';
import type { Webhooks } from './engine/ports.ts';
import { createWebhooks, type WebhooksDeps } from './integrations/webhooks/create-webhooks.ts';
import { claimDelivery, settleDelivery, webhooksWaiting } from './store/deliveries.ts';
import type { Store } from './store/open-store.ts';
import { installationSecret } from './store/read-setting.ts';
import { createSeal } from './store/seal.ts';
import { switchOffWebhook } from './store/switch-off-webhook.ts';
import { noteHealth } from './store/webhook-health.ts';

export interface RunningWebhooks extends Webhooks {
  start(): void;
  end(): Promise<void>;
}

/** More than the webhooks that can be made, so that none waits for another's time-out. */
const AT_ONCE = 32;
const SWEEP_MS = 1_000;

/** The sender of webhooks on the store's rows, with a lane per webhook: a slow receiver holds up nobody else. */
export async function openWebhooks(
  store: Store,
  options: Omit<WebhooksDeps, 'book' | 'seal'>,
): Promise<RunningWebhooks> {
  const webhooks = createWebhooks({
    ...options,
    book: {
      waiting: (now) => webhooksWaiting(store, now),
      claim: (webhookId, claim) => claimDelivery(store, webhookId, claim),
      settle: (id, token, settlement, made) => settleDelivery(store, id, token, settlement, made),
      async disableGone(webhook) {
        const moment = { now: options.clock.now(), newId: options.clock.newId };
        await switchOffWebhook(store, webhook, 'gone', moment);
      },
      noteHealth: (webhook, got, at) => noteHealth(store, webhook, got, at, options.clock.newId),
    },
    seal: createSeal(await installationSecret(store), 'voronka webhook secrets v1'),
  });
  const lanes = lanesOf(webhooks, options.log);
  return {
    ...webhooks,
    start: () => lanes.start(),
    async end() {
      webhooks.stop();
      await lanes.stop();
    },
  };
}

const lanesOf = (webhooks: Webhooks, log: Logger): Lanes =>
  createLanes({ work: webhooks.send, find: webhooks.waiting, most: AT_ONCE, sweepMs: SWEEP_MS, log });
