import type { Clock, Scan } from './scan.ts';

export interface ResolvedClock {
  /** 'HH:MM' */
  value: string;
  ambiguous: boolean;
  /** The other half of the day, when the place is open then, too: "at 8" where it is open from 7 to 22. */
  also?: string;
  confidence: number;
}

/**
 * Settles which half of the day a clock time means: by am/pm, by the part of the day, by 24-hour writing, else by opening hours
 * ("at 5" in a salon open 09:00-21:00 is 17:00, marked ambiguous).
 */
export function resolveClock(clock: Clock, hours: Scan['hours']): ResolvedClock {
  const certain = (hour: number): ResolvedClock => ({
    value: format(hour, clock.minute),
    ambiguous: false,
    confidence: 0.97,
  });
  const { hour } = clock;
  if (hour > 12 && hour < 24) return certain(hour);
  if (hour === 24 || hour === 0) return certain(0);
  if (clock.meridiem !== undefined) return certain((hour % 12) + (clock.meridiem === 'pm' ? 12 : 0));
  if (clock.part !== undefined) return certain(hourInPart(clock, hours));
  if (clock.exact) return certain(hour);
  return byHours(clock, hours);
}

function hourInPart({ hour, minute, part }: Clock, hours: Scan['hours']): number {
  const early = hour % 12;
  switch (part) {
    case 'morning':
      return hour === 12 && isOpen(12, minute, hours) ? 12 : early;
    case 'afternoon':
      // "11 дня" is said of late morning.
      return hour >= 10 && hour < 12 ? hour : early + 12;
    case 'evening':
      return hour === 12 ? (isOpen(12, minute, hours) ? 12 : 0) : early + 12;
    default:
      return early < 6 ? early : early + 12;
  }
}

function byHours({ hour, minute }: Clock, hours: Scan['hours']): ResolvedClock {
  const early = hour % 12;
  const late = early + 12;
  const openEarly = isOpen(early, minute, hours);
  const openLate = isOpen(late, minute, hours);
  // Without opening hours, or with both halves open, 1 to 6 is what people say of the afternoon.
  const isLate = openEarly === openLate ? hour < 7 || hour === 12 : openLate;
  const decided = openEarly !== openLate;
  // "At 10" in a place open 09:00-21:00 means what it says; "at 5" has been turned into 17:00.
  const asWritten = decided && !isLate;
  const ambiguous = hour !== 12 && !asWritten;
  const isOpenTwice = openEarly && openLate && hour !== 12;
  return {
    value: format(isLate ? late : early, minute),
    ambiguous,
    ...(isOpenTwice ? { also: format(isLate ? early : late, minute) } : {}),
    confidence: decided ? 0.9 : 0.6,
  };
}

function isOpen(hour: number, minute: number, hours: Scan['hours']): boolean {
  const open = hours?.open ?? DEFAULT_HOURS.open;
  const close = hours?.close ?? DEFAULT_HOURS.close;
  const time = format(hour, minute);
  return open <= close ? time >= open && time < close : time >= open || time < close;
}

/** When nobody is there at night anyway. */
const DEFAULT_HOURS = { open: '08:00', close: '20:00' };

function format(hour: number, minute: number): string {
  return `${String(hour % 24).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
