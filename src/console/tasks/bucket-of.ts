import type { TaskCountsView } from '../../http/views/task-view.ts';
import { dayIn, daysBetween } from '../shared/zoned.ts';

export type Bucket = keyof TaskCountsView;

export const BUCKETS: readonly Bucket[] = ['overdue', 'today', 'tomorrow', 'week', 'later'];

/** How soon an open task is due, on the business's calendar; the server counts by the same bounds. */
export function bucketOf(zone: string, due: string, now: Date): Bucket {
  const at = new Date(due);
  if (at < now) return 'overdue';
  const days = daysBetween(dayIn(zone, now), dayIn(zone, at));
  if (days === 0) return 'today';
  if (days === 1) return 'tomorrow';
  return days < 7 ? 'week' : 'later';
}
