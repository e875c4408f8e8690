import { queryOptions } from '@tanstack/react-query';
import type { BulkJobView } from '../../http/views/bulk-view.ts';
import { keys } from '../api/keys.ts';
import { request } from '../api/request.ts';

/** Which dialogs: those that were picked, or all that fit filters at that moment. */
export type BulkTarget = { ids: readonly string[] } | { filter: Readonly<Record<string, string>>; pipeline: string };

export type BulkChange =
  | { kind: 'move_stage'; stageId: string; pipelineId: string; lossReasonId?: string }
  | { kind: 'change_tags'; add: string[]; remove: string[] }
  | { kind: 'add_task'; taskKind: string; title: string; due: string; assigneeId?: string | null }
  | { kind: 'assign'; operatorId: string | null }
  | { kind: 'send_message'; text: string }
  | { kind: 'close' };

/** A job that is under way is looked at so often. */
const LOOK_EVERY_MS = 400;

export const bulkJobQuery = (id: string) =>
  queryOptions({
    queryKey: [...keys.bulk, id],
    queryFn: ({ signal }) => request<BulkJobView>(`/api/v1/bulk/${id}`, { signal }),
    refetchInterval: ({ state: { data } }) => (isUnderWay(data) ? LOOK_EVERY_MS : false),
    staleTime: 0,
  });

export const isUnderWay = (job: BulkJobView | undefined): boolean =>
  job?.state === 'running' || job?.state === 'undoing';

export const startBulk = (on: BulkTarget, change: BulkChange): Promise<BulkJobView> =>
  request('/api/v1/bulk', { method: 'POST', body: { on, change } });

export const steerBulk = (id: string, how: 'undo' | 'cancel'): Promise<BulkJobView> =>
  request(`/api/v1/bulk/${id}/${how}`, { method: 'POST' });
