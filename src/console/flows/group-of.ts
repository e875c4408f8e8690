import type { FlowItemView } from '../../http/views/flow-view.ts';

export const GROUPS = ['talks', 'answers', 'service', 'removed'] as const;
export type FlowGroup = (typeof GROUPS)[number];

/** Conversations, short answers that may interrupt them, what other flows and the program itself start, and what was taken away. */
export function groupOf({ origin, startsOn, digression }: FlowItemView): FlowGroup {
  if (origin === 'removed') return 'removed';
  if (startsOn.length === 0) return 'service';
  return digression ? 'answers' : 'talks';
}
