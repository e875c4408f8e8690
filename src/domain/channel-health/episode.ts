import { type HealthLevel, keyOf, type Verdict } from './reason.ts';

const MINUTE = 60_000;
/** So long something has to be wrong before anybody is told, and well before that is told. */
const HOLD_MS: Record<HealthLevel, number> = { broken: 2 * MINUTE, attention: 5 * MINUTE, ok: 5 * MINUTE };
/** Between two alerts that something is wrong with one channel. */
const APART_MS = 60 * MINUTE;
/** Whoever has not looked for so long does not know that it was so all the time. */
const BLIND_MS = 20 * MINUTE;

/** A stretch in which something is wrong: from when it has lasted a while until it has been well for a while. */
export interface Episode {
  openedAt: Date;
  /** The worst that was told. */
  level: Exclude<HealthLevel, 'ok'>;
  /** Reasons that were told, by key. */
  told: readonly string[];
  /** When somebody was last told of it; null while that has to wait for the alert before. */
  alertedAt: Date | null;
}

/** What is remembered of a channel between two looks. */
export interface Watch {
  seenAt: Date;
  /** Since when it has been as it is, by level. */
  okSince: Date | null;
  badSince: Date | null;
  brokenSince: Date | null;
  episode: Episode | null;
  /** Of any episode. */
  lastAlertAt: Date | null;
}

export type AlertStep = 'opened' | 'worse' | 'well';

/** One look: what is remembered from now on, and what has to be told, if anything. Told is little: never two within the hour but "well". */
export function look(before: Watch | null, verdict: Verdict, now: Date): { watch: Watch; alert: AlertStep | null } {
  const isBlind = before === null || now.getTime() - before.seenAt.getTime() > BLIND_MS;
  const since = (holds: boolean, at: Date | null | undefined) => (holds ? (isBlind ? now : (at ?? now)) : null);
  const watch: Watch = {
    seenAt: now,
    okSince: since(verdict.level === 'ok', before?.okSince),
    badSince: since(verdict.level !== 'ok', before?.badSince),
    brokenSince: since(verdict.level === 'broken', before?.brokenSince),
    episode: before?.episode ?? null,
    lastAlertAt: before?.lastAlertAt ?? null,
  };
  const steady = steadyLevel(watch, now);
  const { episode } = watch;
  if (steady === 'ok') {
    return { watch: { ...watch, episode: null }, alert: episode?.alertedAt ? 'well' : null };
  }
  if (steady === null) return { watch, alert: null };
  const opened = episode ?? { openedAt: now, level: steady, told: [], alertedAt: null };
  const mayTell = watch.lastAlertAt === null || now.getTime() - watch.lastAlertAt.getTime() >= APART_MS;
  const isNews = opened.alertedAt === null || isWorse(opened, steady, verdict);
  if (!isNews || !mayTell) return { watch: { ...watch, episode: opened }, alert: null };
  const told = [...new Set([...opened.told, ...verdict.reasons.map(keyOf)])];
  const level = opened.level === 'broken' ? 'broken' : steady;
  const alerted = { ...opened, level, told, alertedAt: now };
  return {
    watch: { ...watch, episode: alerted, lastAlertAt: now },
    alert: opened.alertedAt === null ? 'opened' : 'worse',
  };
}

/** How it has been for long enough; null while nobody can say. */
function steadyLevel({ okSince, badSince, brokenSince }: Watch, now: Date): HealthLevel | null {
  const lasts = (since: Date | null, level: HealthLevel) =>
    since !== null && now.getTime() - since.getTime() >= HOLD_MS[level];
  if (lasts(okSince, 'ok')) return 'ok';
  if (lasts(brokenSince, 'broken')) return 'broken';
  return lasts(badSince, 'attention') ? 'attention' : null;
}

/** A graver level, or a token whose end has come nearer. */
function isWorse({ level, told }: Episode, steady: Exclude<HealthLevel, 'ok'>, { reasons }: Verdict): boolean {
  if (steady === 'broken' && level === 'attention') return true;
  return reasons.some((reason) => reason.kind === 'token_ends' && !told.includes(keyOf(reason)));
}
