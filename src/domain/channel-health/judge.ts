import { accountReasons } from './account-reasons.ts';
import type { HealthFacts, ServerFacts } from './facts.ts';
import { type HealthReason, type Verdict, verdictOf } from './reason.ts';
import { trafficReasons } from './traffic-reasons.ts';

const MB = 1024 * 1024;
/** Below both it is time to make room; MongoDB itself stops writing at some 500 MB. */
const DISK = { attention: { share: 0.1, bytes: 5_000 * MB }, broken: { share: 0.03, bytes: 1_000 * MB } };

/** How a channel does, and why. */
export function judgeChannel(facts: HealthFacts, now: Date): Verdict {
  return verdictOf([...accountReasons(facts, now), ...trafficReasons(facts, now)]);
}

/** How the machine does that all channels live on. */
export function judgeServer({ disk }: ServerFacts): Verdict {
  return verdictOf([disk && diskFull(disk)]);
}

function diskFull({ freeBytes, totalBytes }: NonNullable<ServerFacts['disk']>): HealthReason | null {
  const isBelow = ({ share, bytes }: { share: number; bytes: number }) =>
    freeBytes < bytes && freeBytes < totalBytes * share;
  if (!isBelow(DISK.attention)) return null;
  const percent = Math.round((freeBytes / totalBytes) * 100);
  const level = isBelow(DISK.broken) ? 'broken' : 'attention';
  return { kind: 'disk_full', level, freeMb: Math.floor(freeBytes / MB), percent };
}
