import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { TaskCountsView, TaskKindView, TaskView } from '../../http/views/task-view.ts';
import { keys } from '../api/keys.ts';
import { queryOf, request } from '../api/request.ts';

interface Page<Item> {
  items: Item[];
  next: string | null;
}

export interface TaskFilters {
  state: 'open' | 'done';
  /** `me`, `all`, `none` or an id. */
  assignee: string;
  kind: string;
}

const PAGE = 50;
/** Tasks become due without anybody doing anything, and those about no dialog tell nobody. */
const LOOK_EVERY_MS = 60_000;

export const tasksQuery = (filters: TaskFilters) =>
  infiniteQueryOptions({
    queryKey: [...keys.tasks, 'list', filters],
    queryFn: ({ pageParam, signal }) =>
      request<Page<TaskView>>(`/api/v1/tasks${queryOf({ ...filters, cursor: pageParam, limit: PAGE })}`, { signal }),
    initialPageParam: first(),
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
    refetchInterval: LOOK_EVERY_MS,
  });

export const countsQuery = ({ assignee, kind }: Pick<TaskFilters, 'assignee' | 'kind'>) =>
  queryOptions({
    queryKey: [...keys.tasks, 'counts', assignee, kind],
    queryFn: ({ signal }) => request<TaskCountsView>(`/api/v1/tasks/counts${queryOf({ assignee, kind })}`, { signal }),
    refetchInterval: LOOK_EVERY_MS,
  });

/** Own tasks that cannot wait until tomorrow, as a badge shows them: `7`, `99+`, empty for none. */
export const dueCountQuery = queryOptions({
  ...countsQuery({ assignee: 'me', kind: '' }),
  select: ({ overdue, today }) => {
    const due = overdue + today;
    if (due === 0) return '';
    return due > 99 ? '99+' : String(due);
  },
});

export const taskKindsQuery = queryOptions({
  queryKey: keys.taskKinds,
  queryFn: async ({ signal }) => (await request<Page<TaskKindView>>('/api/v1/task-kinds', { signal })).items,
});

/** What the form gives: `repeat` left out stays as it is. */
export interface TaskInput {
  title: string;
  kind: string;
  due: string;
  assigneeId: string | null;
  repeat?: NonNullable<TaskView['repeat']>['rule'] | null;
}

export type TaskCommand =
  | { kind: 'add'; input: TaskInput; dialogId?: string }
  | { kind: 'change'; task: TaskView; input: Partial<TaskInput> }
  | { kind: 'complete' | 'reopen' | 'cancel'; task: TaskView };

/** @throws ApiError 409 with the reason when it was refused. */
export function commandTask(command: TaskCommand): Promise<TaskView> {
  if (command.kind === 'add') {
    const { input, dialogId } = command;
    return request('/api/v1/tasks', { method: 'POST', body: { ...input, ...(dialogId && { dialogId }) } });
  }
  const path = `/api/v1/tasks/${encodeURIComponent(command.task.id)}`;
  if (command.kind === 'change') return request(path, { method: 'PATCH', body: command.input });
  return request(`${path}/${command.kind}`, { method: 'POST', ...(command.kind === 'complete' && { body: {} }) });
}

function first(): string | null {
  return null;
}
