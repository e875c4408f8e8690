import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Aside } from '../../engine/ports.ts';
import { nestsDeeperThan, withoutDepth } from '../nesting.ts';
import type { RawUpdate } from '../read-body.ts';

/** Telegram's own updates nest some ten levels; far deeper ones could not be written as JSON again. */
const MOST_LEVELS = 100;
const MOST_REASON = 500;

const Numbered = z.object({ update_id: z.number().int() });

/** An update that no turn takes, as the journal keeps it: under Telegram's number, or under a digest where it has none. */
export function asideOf(channelId: string, update: RawUpdate, why: Aside['why'], reason: string): Aside {
  const raw = withoutDepth(update.raw, MOST_LEVELS);
  const numbered = Numbered.safeParse(raw);
  const order = numbered.success ? numbered.data.update_id : null;
  const externalId = order === null ? `sha256:${digestOf(update.body ?? JSON.stringify(raw))}` : String(order);
  return { channelId, externalId, order, why, reason: reason.slice(0, MOST_REASON), raw };
}

/** Why an update cannot be kept whole, or null. */
export function tooDeep({ raw }: RawUpdate): string | null {
  return nestsDeeperThan(raw, MOST_LEVELS) ? `nested more than ${MOST_LEVELS} levels deep` : null;
}

const digestOf = (bytes: Buffer | string): string => createHash('sha256').update(bytes).digest('hex');
