import type { SeededRandom } from '../crash/seeded-random.ts';

/** What really happened in one dialog, in plain numbers: times are ms since the epoch. */
export interface Told {
  id: string;
  openedAt: number;
  channel: 'web' | 'telegram' | 'whatsapp';
  source: string | null;
  campaign: string | null;
  manager: string | null;
  isSpam: boolean;
  lead: { at: number; score: number | null } | null;
  waits: { at: number; ms: number; by: 'bot' | 'operator'; operator: string | null; offHours: boolean }[];
  turns: { at: number; failed: boolean }[];
  labels: { at: number; right: boolean; random: boolean; weight: number }[];
  booking: Booking | null;
  verdict: boolean | null;
  paid: { at: number; amount: number } | null;
  handedOff: boolean;
}

export interface Booking {
  at: number;
  service: string;
  staff: string;
  start: number;
  confirmed: boolean;
  cancelled: boolean;
  /** Null: nobody has marked it yet. */
  missed: boolean | null;
  reminded: boolean;
}

export const MANAGERS = Array.from({ length: 8 }, (_, n) => `manager-${n}`);
export const SOURCES = ['vk', 'instagram', 'yandex', 'flyer', 'partner', 'avito'];
const CAMPAIGNS = ['spring', 'summer', 'return'];
const SERVICES = ['haircut-women', 'manicure', 'massage', 'colouring'];
const STAFF = ['anna', 'olga', 'maria'];
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** One dialog of a year that ends at `now`; `messages` customer's lines in it. */
export function makeRecord(n: number, random: SeededRandom, now: number, messages: number): Told {
  const openedAt = Math.floor(now - random.next() * 365 * DAY);
  const isSpam = random.next() < 0.06;
  const manager = random.next() < 0.4 ? random.pick(MANAGERS) : null;
  const isLead = !isSpam && random.next() < 0.45;
  let at = openedAt;
  const waits: Told['waits'] = [];
  const turns: Told['turns'] = [];
  const labels: Told['labels'] = [];
  for (let line = 0; line < messages; line += 1) {
    at += Math.floor(random.between(1, 40) * 60_000);
    const isPerson = manager !== null && line > messages / 2;
    const ms = Math.floor(isPerson ? random.between(20_000, 5_400_000) : random.between(80, 9_000) * random.next());
    waits.push({
      at: at + ms,
      ms,
      by: isPerson ? 'operator' : 'bot',
      operator: isPerson ? manager : null,
      offHours: !isOpen(at),
    });
    if (isPerson) continue;
    const failed = random.next() < 0.07;
    turns.push({ at: at + 10, failed });
    if (random.next() < 0.02)
      labels.push({ at: at + DAY, right: random.next() < 0.85, random: !failed, weight: failed ? 1 : 20 });
  }
  const booking = isLead && random.next() < 0.5 ? makeBooking(at, random, now) : null;
  return {
    id: `dialog-${n.toString().padStart(7, '0')}`,
    openedAt,
    channel: random.pick(['web', 'telegram', 'whatsapp']),
    source: random.next() < 0.7 ? random.pick(SOURCES) : null,
    campaign: random.next() < 0.3 ? random.pick(CAMPAIGNS) : null,
    manager,
    isSpam,
    lead: isLead ? { at: openedAt + 90_000, score: random.next() < 0.95 ? Math.ceil(random.next() * 5) : null } : null,
    waits,
    turns,
    labels,
    booking,
    verdict: random.next() < 0.8 ? booking !== null : null,
    paid:
      booking && random.next() < 0.5
        ? { at: booking.at + HOUR, amount: 500 + 100 * Math.floor(random.next() * 60) }
        : null,
    handedOff: manager !== null,
  };
}

function makeBooking(at: number, random: SeededRandom, now: number): Booking {
  const start = Math.floor(at + random.between(1, 12) * DAY);
  const cancelled = random.next() < 0.1;
  return {
    at: at + 1_000,
    service: random.pick(SERVICES),
    staff: random.pick(STAFF),
    start,
    confirmed: random.next() < 0.7,
    cancelled,
    missed: cancelled || start > now || random.next() < 0.1 ? null : random.next() < 0.12,
    reminded: random.next() < 0.8,
  };
}

/** By the demo salon's hours, in Moscow, whose clocks never change: 9 to 21, Sundays 10 to 18. */
function isOpen(at: number): boolean {
  const local = new Date(at + 3 * HOUR);
  const hour = local.getUTCHours();
  return local.getUTCDay() === 0 ? hour >= 10 && hour < 18 : hour >= 9 && hour < 21;
}
