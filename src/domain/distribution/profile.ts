import { z } from 'zod';
import { Locale } from '../localized.ts';
import { Absence, Schedule } from './schedule.ts';

/** What distribution knows of a person of the team; the id is the account's. Whoever has never been edited has the defaults. */
export const Profile = z.object({
  id: z.string(),
  schedule: Schedule.default({ kind: 'always' }),
  absences: z.array(Absence).max(60).default([]),
  /** Away for a moment ("at lunch"); until somebody ends it when there is no end. */
  pause: z.object({ since: z.date(), until: z.date().nullable() }).nullable().default(null),
  /** The most open dialogs at a time; null: any number. */
  cap: z.int().min(1).max(10_000).nullable().default(null),
  /** The share in rules that name nobody; 0 takes no part in them. */
  weight: z.int().min(0).max(1000).default(1),
  /** Tags of dialogs that this person can deal with. */
  skills: z.array(z.string().trim().min(1).max(60)).max(50).default([]),
  /** Empty: every language. */
  languages: z.array(Locale).max(10).default([]),
  lastSeenAt: z.date().nullable().default(null),
  /** What becomes of the open dialogs of a person who has left; null while in the team. */
  left: z
    .object({ at: z.date(), dialogs: z.enum(['share', 'owner', 'keep']) })
    .nullable()
    .default(null),
});
export type Profile = z.infer<typeof Profile>;

export const emptyProfile = (id: string): Profile => Profile.parse({ id });

/** A console that is open shows itself once a minute. */
const ONLINE_FOR_MS = 3 * 60_000;

export const isOnline = ({ lastSeenAt }: Profile, now: Date): boolean =>
  lastSeenAt !== null && now.getTime() - lastSeenAt.getTime() < ONLINE_FOR_MS;

export const isPaused = ({ pause }: Profile, now: Date): boolean =>
  pause !== null && (pause.until === null || pause.until > now);
