import { dayIn, momentIn } from '../shared/zoned.ts';

export type DuePreset = 'hour' | 'evening' | 'tomorrow' | 'three';

const HOUR_MS = 3_600_000;
const EVENING = '18:00';
const MORNING = '10:00';

/** The moments that people choose most, in the business's zone; the evening only while it is ahead. */
export function duePresets(zone: string, now: Date): { preset: DuePreset; at: Date }[] {
  const evening = momentIn(zone, dayIn(zone, now), EVENING);
  return [
    { preset: 'hour', at: new Date(Math.ceil(now.getTime() / 60_000) * 60_000 + HOUR_MS) },
    ...(evening > now ? [{ preset: 'evening' as const, at: evening }] : []),
    { preset: 'tomorrow', at: morningAfter(zone, now, 1) },
    { preset: 'three', at: morningAfter(zone, now, 3) },
  ];
}

export function morningAfter(zone: string, now: Date, days: number): Date {
  return momentIn(zone, dayAfter(dayIn(zone, now), days), MORNING);
}

/** `YYYY-MM-DD` so many days later. */
export function dayAfter(day: string, days: number): string {
  const moved = new Date(`${day}T00:00:00Z`);
  moved.setUTCDate(moved.getUTCDate() + days);
  return moved.toISOString().slice(0, 10);
}
