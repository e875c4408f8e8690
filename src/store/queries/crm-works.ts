import { BITRIX24 } from '../../domain/bitrix/crm-events.ts';
import type { CrmHealth } from '../../domain/bitrix/crm-work.ts';
import type { EventType } from '../../domain/event.ts';
import { readCrmHealth } from '../crm-settings.ts';
import type { Store } from '../open-store.ts';

/** Something that waits for the portal, or that it has refused. */
export interface CrmWorkRow {
  id: string;
  kind: 'tell' | 'fetch';
  dialogId: string | null;
  leadId: string | null;
  /** What has happened; null for a lead that has changed at the portal. */
  event: EventType | null;
  since: Date;
  attempts: number;
  /** When it is tried next; null when it has been given up. */
  next: Date | null;
  reason: string | null;
}

const OLDEST_FIRST = { createdAt: 1, _id: 1 } as const;

/** What waits, or was given up, the oldest first; at most `most` of each kind. */
export async function listCrmWorks(
  { deliveries, crmFetches }: Store,
  state: 'pending' | 'failed',
  most: number,
): Promise<CrmWorkRow[]> {
  const [tells, fetches] = await Promise.all([
    deliveries.find({ webhookId: BITRIX24, state }).sort(OLDEST_FIRST).limit(most).toArray(),
    crmFetches.find({ state }).sort({ notBefore: 1 }).limit(most).toArray(),
  ]);
  const rows = [
    ...tells.map(
      (row): CrmWorkRow => ({
        id: row._id,
        kind: 'tell',
        dialogId: row.payload.data.dialogId,
        leadId: null,
        event: row.payload.type,
        since: row.createdAt,
        attempts: row.attempts,
        next: state === 'failed' ? null : row.notBefore,
        reason: row.lastAttempt?.reason ?? null,
      }),
    ),
    ...fetches.map(
      (row): CrmWorkRow => ({
        id: row._id,
        kind: 'fetch',
        dialogId: null,
        leadId: row.leadId,
        event: null,
        since: row.at,
        attempts: row.attempts,
        next: state === 'failed' ? null : row.notBefore,
        reason: row.reason,
      }),
    ),
  ];
  return rows.sort((a, b) => a.since.getTime() - b.since.getTime());
}

export interface CrmState {
  on: boolean;
  waiting: number;
  failed: number;
  waitingSince: Date | null;
  lastProblem: string | null;
  health: CrmHealth | null;
}

/** How the exchange goes: what waits, since when, what was given up, and how the portal is. */
export async function crmState(store: Store): Promise<CrmState> {
  const { deliveries, settings, crmFetches } = store;
  const [on, health, [oldest], [oldestFetch], ...counts] = await Promise.all([
    settings.findOne({ _id: 'bitrix24' }),
    readCrmHealth(store),
    deliveries.find({ webhookId: BITRIX24, state: 'pending' }).sort(OLDEST_FIRST).limit(1).toArray(),
    crmFetches.find({ state: 'pending' }).sort({ notBefore: 1 }).limit(1).toArray(),
    deliveries.countDocuments({ webhookId: BITRIX24, state: 'pending' }),
    crmFetches.countDocuments({ state: 'pending' }),
    deliveries.countDocuments({ webhookId: BITRIX24, state: 'failed' }),
    crmFetches.countDocuments({ state: 'failed' }),
  ]);
  const [tells, fetches, failedTells, failedFetches] = counts;
  const since = [oldest?.createdAt, oldestFetch?.at]
    .flatMap((at) => at ?? [])
    .sort((a, b) => a.getTime() - b.getTime());
  return {
    on: on?.value === true,
    waiting: tells + fetches,
    failed: failedTells + failedFetches,
    waitingSince: since[0] ?? null,
    lastProblem: oldest?.lastAttempt?.reason ?? oldestFetch?.reason ?? null,
    health,
  };
}

/** Tries again, from the beginning, all that was given up. */
export async function replayCrm({ deliveries, crmFetches }: Store, now: Date): Promise<number> {
  const again = { $set: { state: 'pending' as const, attempts: 0, notBefore: now } };
  const [tells, fetches] = await Promise.all([
    deliveries.updateMany({ webhookId: BITRIX24, state: 'failed' }, again),
    crmFetches.updateMany({ state: 'failed' }, again),
  ]);
  return tells.modifiedCount + fetches.modifiedCount;
}

/**
 * Does one thing again, whatever came of it. A lead that was told already is told everything anew, not only what is new. False when
 * the row is kept no longer.
 */
export async function replayWork({ deliveries, crmFetches, crmLeads }: Store, id: string, now: Date): Promise<boolean> {
  const again = { $set: { state: 'pending' as const, attempts: 0, notBefore: now } };
  const tell = await deliveries.findOneAndUpdate({ _id: id, webhookId: BITRIX24 }, again);
  if (!tell) return (await crmFetches.updateOne({ _id: id }, again)).matchedCount === 1;
  if (tell.state === 'sent') await crmLeads.updateOne({ _id: tell.payload.data.dialogId }, { $set: { told: {} } });
  return true;
}
