import { randomBytes } from 'node:crypto';
import { Business } from '../domain/business/business.ts';
import { DEFAULT_DIGEST, KeptDigest } from '../domain/digest/digest-settings.ts';
import { DEFAULT_LABELLING, LabellingSettings } from '../domain/labelling/labelling-settings.ts';
import { DEFAULT_LEAD_QUALITY, LeadQualitySettings } from '../domain/lead-quality/lead-quality-settings.ts';
import { DEFAULT_RESPONDER, ResponderSettings } from '../domain/responder/responder-settings.ts';
import { DEFAULT_TRAINING, TrainingSettings } from '../domain/training/training-settings.ts';
import { DEFAULT_FUNNEL, FunnelSettings } from '../domain/visibility.ts';
import { DEFAULT_WIDGET, WidgetSettings } from '../domain/webchat/widget-settings.ts';
import type { Store } from './open-store.ts';

/** The business as it is kept; the files were only its beginning. Null before the first start has put it in. */
export async function readBusiness(store: Store): Promise<Business | null> {
  const setting = await store.settings.findOne({ _id: 'business' });
  return setting ? Business.parse(setting.value) : null;
}

/** How the funnel treats the team; the defaults until somebody has changed them. */
export async function readFunnel(store: Store): Promise<FunnelSettings> {
  const setting = await store.settings.findOne({ _id: 'funnel' });
  return setting ? FunnelSettings.parse(setting.value) : DEFAULT_FUNNEL;
}

/** How much is drawn for labelling; the default until somebody has changed it. */
export async function readLabelling(store: Store): Promise<LabellingSettings> {
  const setting = await store.settings.findOne({ _id: 'labelling' });
  return setting ? LabellingSettings.parse(setting.value) : DEFAULT_LABELLING;
}

/** How much is asked before intents are published; the default until somebody has changed it. */
export async function readTraining(store: Store): Promise<TrainingSettings> {
  const setting = await store.settings.findOne({ _id: 'training' });
  return setting ? TrainingSettings.parse(setting.value) : DEFAULT_TRAINING;
}

/** What makes a lead a good one; the default until somebody has changed it. */
export async function readLeadQuality(store: Store): Promise<LeadQualitySettings> {
  const setting = await store.settings.findOne({ _id: 'leadQuality' });
  return setting ? LeadQualitySettings.parse(setting.value) : DEFAULT_LEAD_QUALITY;
}

/** When digests are sent and what is in them, and since when it holds; the default until somebody has changed it. */
export async function readDigest(store: Store): Promise<KeptDigest> {
  const setting = await store.settings.findOne({ _id: 'digest' });
  return setting ? KeptDigest.parse(setting.value) : { ...DEFAULT_DIGEST, since: new Date(0) };
}

/** How the web chat looks on sites, and on which; the default until somebody has changed it. What was kept before a setting came has its default. */
export async function readWidget(store: Store): Promise<WidgetSettings> {
  const value = (await store.settings.findOne({ _id: 'widget' }))?.value;
  return WidgetSettings.parse({ ...DEFAULT_WIDGET, ...(typeof value === 'object' && value) });
}

/** Who the responder is and what it may cost; the default until somebody has changed it. What was kept before a setting came has its default. */
export async function readResponder(store: Store): Promise<ResponderSettings> {
  const value = (await store.settings.findOne({ _id: 'responder' }))?.value;
  return ResponderSettings.parse({ ...DEFAULT_RESPONDER, ...(typeof value === 'object' && value) });
}

/** The installation's own secret, made when it is first asked for: sessions, webhook paths and sealed secrets are derived from it. */
export async function installationSecret(store: Store): Promise<string> {
  const setting = await store.settings.findOneAndUpdate(
    { _id: 'secret' },
    { $setOnInsert: { value: randomBytes(32).toString('base64url') } },
    { upsert: true, returnDocument: 'after' },
  );
  if (typeof setting?.value !== 'string') throw new Error("The installation's secret could neither be read nor made.");
  return setting.value;
}
