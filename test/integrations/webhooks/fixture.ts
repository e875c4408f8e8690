import pino from 'pino';
import type { EventBody, EventType } from '../../../src/domain/event.ts';
import { DEFAULT_LEAD_QUALITY } from '../../../src/domain/lead-quality/lead-quality-settings.ts';
import { leave, openDraft, type Situation } from '../../../src/domain/perform/draft.ts';
import type { TriggerRun } from '../../../src/domain/triggers/trigger-run.ts';
import { DEFAULT_WEBHOOK_EVENTS, type WebhookDelivery } from '../../../src/domain/webhook.ts';
import { openWebhooks, type RunningWebhooks } from '../../../src/open-webhooks.ts';
import type { Committed } from '../../../src/store/commit/commit-changes.ts';
import { findDelivery } from '../../../src/store/delivery-log.ts';
import { toDocument } from '../../../src/store/document.ts';
import { openStore, type Store } from '../../../src/store/open-store.ts';
import { addWebhook } from '../../../src/store/webhooks.ts';
import { buildBusiness } from '../../support/build-business.ts';
import { buildContact } from '../../support/build-contact.ts';
import { buildDialog } from '../../support/build-dialog.ts';
import { buildPipeline } from '../../support/build-pipeline.ts';
import { commitChanges } from '../../support/commit-changes.ts';
import { testDatabaseUri } from '../../support/mongod.ts';

/** Far ahead, so that no expiry of MongoDB, which knows the real time, cuts in. */
export const START = new Date('2031-03-04T07:00:00Z');

export interface Fixture {
  store: Store;
  now(): Date;
  advance(ms: number): void;
  /** A sender as one more process would have it. Loopback is allowed unless said otherwise. */
  openSender(options?: Partial<Parameters<typeof openWebhooks>[1]>): Promise<RunningWebhooks>;
  addWebhook(url: string, events?: readonly EventType[]): Promise<{ id: string; secret: string }>;
  /** Commits a change of the dialog with these facts; a failing one breaks at its last write. */
  commit(
    bodies: readonly EventBody[],
    options?: { fails: boolean },
  ): Promise<{ committed: Committed; eventIds: string[] }>;
  delivery(id: string): Promise<WebhookDelivery>;
  logged(): string;
  stop(): Promise<void>;
}

export async function openFixture(): Promise<Fixture> {
  const store = await openStore(testDatabaseUri('webhooks'));
  await store.settings.insertOne({ _id: 'secret', value: 'the secret of this installation' });
  const dialog = buildDialog();
  await store.dialogs.insertOne(toDocument(dialog));
  let at = START.getTime();
  let ids = 0;
  let version = dialog.version;
  const now = () => new Date(at);
  const newId = () => `id-${String(++ids).padStart(4, '0')}`;
  const lines: string[] = [];
  const log = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) });
  const clock = { now, random: () => 0, newId };
  const openSender: Fixture['openSender'] = (options) =>
    openWebhooks(store, { clock, log, allow: (address) => address === '127.0.0.1', ...options });
  const desk = await openSender();

  return {
    store,
    now,
    advance: (ms) => {
      at += ms;
    },
    openSender,
    async addWebhook(url, events = DEFAULT_WEBHOOK_EVENTS) {
      const id = newId();
      const { secret, sealedSecret } = desk.newSecret(id);
      await addWebhook(store, {
        id,
        url,
        events: [...events],
        enabled: true,
        disabledBy: null,
        sealedSecret,
        createdAt: now(),
      });
      return { id, secret };
    },
    async commit(bodies, options) {
      const situation: Situation = {
        business: buildBusiness(),
        pipeline: buildPipeline(),
        pipelines: [],
        triggers: [],
        team: [],
        rules: [],
        plans: [],
        offers: [],
        funnel: { operatorsSee: 'own' },
        leadQuality: DEFAULT_LEAD_QUALITY,
        fields: [],
        tags: [],
        taskKinds: [],
        experiments: [],
        contact: buildContact(),
        dialog: { ...dialog, version },
        appointments: [],
      };
      const draft = openDraft(situation, { now: now(), actor: { kind: 'bot' }, newId });
      const eventIds = bodies.map((body) => leave(draft, body).id);
      // Two runs of one id: the index of ids refuses the second, after all else has been written.
      if (options?.fails) draft.changes.runs.push(buildRun(now()), buildRun(now()));
      const committed = await commitChanges(store, situation, draft.changes, null);
      if (committed.kind === 'done') version += 1;
      return { committed, eventIds };
    },
    async delivery(id) {
      const found = await findDelivery(store, id);
      if (!found) throw new Error(`There is no delivery ${id}.`);
      return found;
    },
    logged: () => lines.join(''),
    stop: () => store.close(),
  };
}

const buildRun = (at: Date): TriggerRun => ({
  id: 'run-1',
  triggerId: 'trigger-1',
  dialogId: 'dialog-1',
  contactId: 'contact-1',
  event: 'lead_created',
  due: at,
  at,
  outcome: 'done',
  reason: null,
});

/** The only one of something. */
export function only<T>(things: readonly T[]): T {
  const [first, ...others] = things;
  if (first === undefined || others.length > 0) throw new Error(`Expected one, found ${things.length}.`);
  return first;
}
