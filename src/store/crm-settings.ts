import mongoose from 'mongoose';
import { CrmSettings, NO_CRM } from '../domain/bitrix/crm-settings.ts';
import { CrmHealth } from '../domain/bitrix/crm-work.ts';
import type { Portal } from '../domain/bitrix/portal.ts';
import type { Store } from './open-store.ts';

/** The exchange with Bitrix24 as somebody has set it up; nothing until then. */
export async function readCrmSettings({ settings }: Store): Promise<CrmSettings> {
  const kept = await settings.findOne({ _id: 'crm' });
  return kept ? CrmSettings.parse(kept.value) : NO_CRM;
}

/** Replaces the settings of that version. False when somebody was quicker. */
export async function writeCrmSettings({ settings }: Store, before: number, after: CrmSettings): Promise<boolean> {
  try {
    // Nothing kept yet is version 0.
    const upsert = before === NO_CRM.version;
    const written = await settings.updateOne(
      { _id: 'crm', 'value.version': before },
      { $set: { value: after } },
      { upsert },
    );
    return written.matchedCount + written.upsertedCount === 1;
  } catch (error) {
    if (isTaken(error)) return false;
    throw error;
  }
}

/** Keeps what was read from the portal, unless its address may be another one by now: it is no change of anybody's settings. */
export async function keepPortal(store: Store, version: number, portal: Portal): Promise<void> {
  const { matchedCount } = await store.settings.updateOne(
    { _id: 'crm', 'value.version': version },
    { $set: { 'value.portal': portal } },
  );
  if (matchedCount === 0 && version === NO_CRM.version) await writeCrmSettings(store, version, { ...NO_CRM, portal });
}

const isTaken = (error: unknown): boolean => error instanceof mongoose.mongo.MongoServerError && error.code === 11_000;

/** How the portal was when it was called last; null before the first call. */
export async function readCrmHealth({ settings }: Store): Promise<CrmHealth | null> {
  const kept = await settings.findOne({ _id: 'crmHealth' });
  return kept ? CrmHealth.parse(kept.value) : null;
}

export async function writeCrmHealth({ settings }: Store, health: CrmHealth | null): Promise<void> {
  if (health === null) await settings.deleteOne({ _id: 'crmHealth' });
  else await settings.updateOne({ _id: 'crmHealth' }, { $set: { value: health } }, { upsert: true });
}
