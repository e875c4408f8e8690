import { createHash } from 'node:crypto';
import type { Aside } from '../../engine/ports.ts';
import { withoutDepth } from '../nesting.ts';
import { MOST_LEVELS } from './flaws.ts';

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
