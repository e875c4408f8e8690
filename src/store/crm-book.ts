import { BITRIX24, makesLead } from '../domain/bitrix/crm-events.ts';
import type { CrmCall, CrmHealth, CrmLead, CrmVerdict, CrmWork } from '../domain/bitrix/crm-work.ts';
import type { LeadFacts } from '../domain/bitrix/lead-facts.ts';
import { visitOfLead } from '../domain/bitrix/visit-of-lead.ts';
import type { WebhookDelivery } from '../domain/webhook.ts';
import type { CrmLeadRow } from './crm-rows.ts';
import { writeCrmHealth } from './crm-settings.ts';
import { fromDocument, type Stored } from './document.ts';
import type { Surroundings } from './load-situation.ts';
import type { Store } from './open-store.ts';
import { forgetSubscriptions } from './subscriptions.ts';

const STATE_AFTER: Record<CrmVerdict['state'], WebhookDelivery['state']> = {
  done: 'sent',
  failed: 'failed',
  later: 'pending',
};

export interface CrmBookDeps {
  surroundings(): Pick<Surroundings, 'business' | 'fields' | 'team' | 'former'>;
  /** Where the console is; null while this installation has no public address. */
  home: string | null;
  now(): Date;
  newId(): string;
}

/** What waits for Bitrix24, and what is known of it. Rows to be told lie among those of webhooks, since events make both. */
export function createCrmBook(store: Store, deps: CrmBookDeps) {
  return {
    async next(now: Date): Promise<CrmWork | null> {
      const due = { state: 'pending' as const, notBefore: { $lte: now } };
      const options = { sort: { notBefore: 1, _id: 1 }, returnDocument: 'after' } as const;
      const row = await store.deliveries.findOneAndUpdate(
        { webhookId: BITRIX24, ...due },
        { $inc: { attempts: 1 } },
        options,
      );
      if (row) {
        const { dialogId, body } = row.payload.data;
        return { kind: 'tell', id: row._id, dialogId, makesLead: makesLead(body.type), attempts: row.attempts };
      }
      const fetch = await store.crmFetches.findOneAndUpdate(due, { $inc: { attempts: 1 } }, options);
      return fetch && { kind: 'fetch', id: fetch._id, leadId: fetch.leadId, attempts: fetch.attempts };
    },

    async settle(work: CrmWork, verdict: CrmVerdict): Promise<void> {
      const now = deps.now();
      const problem = verdict.state === 'done' ? null : verdict.reason;
      const notBefore = verdict.state === 'later' ? verdict.notBefore : now;
      if (work.kind === 'fetch') {
        const state = verdict.state === 'later' ? 'pending' : verdict.state;
        await store.crmFetches.updateOne({ _id: work.id }, { $set: { state, notBefore, reason: problem } });
        return;
      }
      const state = STATE_AFTER[verdict.state];
      const lastAttempt = { at: now, status: null, reason: problem, durationMs: 0 };
      await store.deliveries.updateOne({ _id: work.id }, { $set: { state, notBefore, lastAttempt } });
    },

    async facts(dialogId: string): Promise<LeadFacts | null> {
      const dialog = await store.dialogs.findOne({ _id: dialogId });
      const contact = dialog && (await store.contacts.findOne({ _id: dialog.contactId }));
      if (!dialog || !contact) return null;
      const visits = await store.appointments.find({ contactId: contact._id, dialogId }).sort({ start: -1 }).toArray();
      const { business, fields, team, former } = deps.surroundings();
      return {
        business,
        fields,
        team: [...team, ...former],
        home: deps.home,
        dialog: fromDocument(dialog),
        contact: fromDocument(contact),
        visit: visitOfLead(visits.map(fromDocument)),
      };
    },

    async leadOf(dialogId: string) {
      return told(await store.crmLeads.findOne({ _id: dialogId }));
    },

    async dialogOf(leadId: string) {
      return told(await store.crmLeads.findOne({ leadId }));
    },

    async remember({ dialogId, ...lead }: CrmLead): Promise<void> {
      await store.crmLeads.replaceOne({ _id: dialogId }, lead, { upsert: true });
    },

    async note(call: CrmCall): Promise<void> {
      await store.crmCalls.insertOne({ _id: deps.newId(), ...call });
    },

    keepHealth: (health: CrmHealth) => writeCrmHealth(store, health),
  };
}

const told = (row: Stored<CrmLeadRow> | null): CrmLead | null =>
  row && {
    dialogId: row._id,
    leadId: row.leadId,
    told: row.told,
    status: row.status,
    ...(row.joined && { joined: true }),
  };

/** Makes a change at the portal durable; the same one twice is one. It comes once, or never: Bitrix24 does not repeat. */
export async function noteFetch(store: Store, leadId: string, ts: string, now: Date): Promise<void> {
  const row = { leadId, state: 'pending' as const, attempts: 0, notBefore: now, reason: null, at: now };
  await store.crmFetches.updateOne({ _id: `${leadId}:${ts}` }, { $setOnInsert: row }, { upsert: true });
}

/** From when on events make rows for Bitrix24. */
export async function switchCrm(store: Store, on: boolean): Promise<void> {
  await store.settings.updateOne({ _id: 'bitrix24' }, { $set: { value: on } }, { upsert: true });
  forgetSubscriptions(store);
}

/** What waits because of the settings of before need not wait any longer. */
export async function hurryCrm({ deliveries, crmFetches }: Store, now: Date): Promise<void> {
  const waits = { state: 'pending' as const, notBefore: { $gt: now } };
  await deliveries.updateMany({ webhookId: BITRIX24, ...waits }, { $set: { notBefore: now } });
  await crmFetches.updateMany(waits, { $set: { notBefore: now } });
}
