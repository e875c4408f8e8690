import type { Logger } from 'pino';
import { alertText } from '../../domain/channel-health/alert-text.ts';
import type { HealthLevel } from '../../domain/channel-health/reason.ts';
import { type DigestReader, personOf } from '../../domain/digest/digest-settings.ts';
import type { Locale } from '../../domain/localized.ts';
import { quietUntil } from '../../domain/triggers/business-time.ts';
import { changeAlert, claimAlert, noteTold, toldOf } from '../../store/channel-health/alert-rows.ts';
import { healthOf } from '../../store/channel-health/health-rows.ts';
import type { ChannelAlertRow } from '../../store/channel-health/rows.ts';
import { readReaders } from '../../store/digest/digest-rows.ts';
import type { Surroundings } from '../../store/load-situation.ts';
import type { Store } from '../../store/open-store.ts';
import type { DigesterParts } from '../digest/digester-parts.ts';
import { sendLetter } from '../digest/send-letter.ts';
import { SERVER } from './health-keeper.ts';

export interface AlertParts extends Pick<DigesterParts, 'channels' | 'gate' | 'mail' | 'pause' | 'publicUrl'> {
  store: Store;
  surroundings(): Surroundings;
  now(): Date;
  log: Logger;
}

export interface Alerts {
  /** Tells all that is due, each thing once to each who is to be told. */
  tell(): Promise<void>;
  /** Nobody is woken for what can wait until the morning. */
  mayTellAt(level: HealthLevel, now: Date): Date;
  /** The chats and addresses that alerts go to. */
  readers(): Promise<DigestReader[]>;
}

const CLAIM_MS = 120_000;
const MOST_ATTEMPTS = 12;
const LONGEST_WAIT_MS = 30 * 60_000;
const NEVER = new Date(0);

const NAMES: Record<string, Record<Locale, string>> = {
  telegram: { ru: 'Telegram', en: 'Telegram' },
  whatsapp: { ru: 'WhatsApp', en: 'WhatsApp' },
  instagram: { ru: 'Instagram', en: 'Instagram' },
  messenger: { ru: 'Messenger', en: 'Messenger' },
  web: { ru: 'Чат на сайте', en: 'Web chat' },
};

/** Tells whoever runs the funnel that a channel is not well, or is well again: in their own chats and by e-mail, in no dialog. */
export function createAlerts(parts: AlertParts): Alerts {
  const { store, surroundings, channels, publicUrl, now, log } = parts;

  async function readers(): Promise<DigestReader[]> {
    const { team } = surroundings();
    const runs = new Set(team.filter(({ role }) => role === 'owner' || role === 'admin').map(({ id }) => id));
    return (await readReaders(store)).filter(({ id, alerts }) => alerts && runs.has(personOf(id)));
  }

  /** What is over is told to nobody any more; that it is well again only to who knows that it was not. */
  async function whoFor({ channelId, episode, step, at }: ChannelAlertRow): Promise<DigestReader[] | 'over'> {
    // Removed or switched off meanwhile, which somebody has done and knows of.
    if (channelId !== SERVER && !channels.get(channelId)) return 'over';
    const all = await readers();
    if (step === 'well') {
      const told = await toldOf(store, channelId, episode);
      return told.length === 0 ? 'over' : all.filter(({ id }) => told.includes(id));
    }
    const { watch, judgedAt } = await healthOf(store, channelId);
    // Another process has just written the alert, and its look comes a moment after it.
    if (judgedAt === undefined || judgedAt < at) return all;
    return watch?.episode?.openedAt.getTime() === episode.getTime() ? all : 'over';
  }

  async function tellOne(alert: ChannelAlertRow): Promise<void> {
    const who = await whoFor(alert);
    if (who === 'over') {
      const state = alert.sent.length > 0 ? 'done' : 'skipped';
      return changeAlert(store, alert, { state, claimedUntil: NEVER });
    }
    const attempts = alert.attempts + 1;
    let problem: string | null = null;
    let waits = false;
    for (const reader of who.filter(({ id }) => !alert.sent.includes(id))) {
      const id = `alert:${alert.id}:${reader.id}`;
      const outcome = await sendLetter(parts, reader, {
        id,
        text: await textFor(alert, reader.locale),
        attempt: attempts,
      });
      if (outcome.kind === 'sent') await noteTold(store, alert.id, reader.id);
      else problem = outcome.kind === 'not_connected' ? 'a messenger is not connected any more' : outcome.reason;
      waits ||= outcome.kind === 'retry';
    }
    if (problem !== null) log.warn({ alertId: alert.id, reason: problem }, 'an alert could not be told everywhere');
    if (!waits || attempts >= MOST_ATTEMPTS)
      return changeAlert(store, alert, { state: 'done', attempts, problem, claimedUntil: NEVER });
    const due = new Date(now().getTime() + Math.min(LONGEST_WAIT_MS, 30_000 * 2 ** attempts));
    await changeAlert(store, alert, { attempts, problem, due, claimedUntil: NEVER });
  }

  async function textFor({ channelId, step, level, reasons }: ChannelAlertRow, locale: Locale): Promise<string> {
    const { check } = await healthOf(store, channelId);
    const account = check?.kind === 'ok' ? ` ${check.account}` : '';
    const kind = channels.get(channelId)?.kind ?? channelId.split(':')[0] ?? channelId;
    const name = NAMES[kind]?.[locale];
    return alertText({
      channel: name === undefined ? null : kind === 'web' ? name : `${name}${account}`,
      step,
      level,
      reasons,
      locale,
      timezone: surroundings().business.timezone,
      link: publicUrl && `${publicUrl}/console/settings/channels/${encodeURIComponent(channelId)}/health`,
    });
  }

  return {
    readers,
    mayTellAt: (level, at) => (level === 'broken' ? at : (quietUntil(surroundings().business, at) ?? at)),
    async tell() {
      for (;;) {
        const alert = await claimAlert(store, now(), new Date(now().getTime() + CLAIM_MS));
        if (!alert) return;
        await tellOne(alert);
      }
    },
  };
}
