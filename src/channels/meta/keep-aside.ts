import { createHash } from 'node:crypto';
import type { Aside } from '../../engine/ports.ts';
import { withoutDepth } from '../nesting.ts';

/** Meta's own calls nest some ten levels; far deeper ones could not be written as JSON again. */
const MOST_LEVELS = 100;
const MOST_REASON = 500;

/** What no turn takes, as the journal keeps it: Meta does not number its calls, so a digest tells a repetition. */
export function asideOf(channelId: string, raw: unknown, why: Aside['why'], reason: string): Aside {
  const kept = withoutDepth(raw, MOST_LEVELS);
  const digest = createHash('sha256')
    .update(JSON.stringify(kept) ?? 'undefined')
    .digest('hex');
  return {
    channelId,
    externalId: `sha256:${digest}`,
    order: null,
    why,
    reason: reason.slice(0, MOST_REASON),
    raw: kept,
  };
}
