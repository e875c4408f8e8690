import { queryOptions } from '@tanstack/react-query';
import type { DialogView } from '../../http/views/dialog-view.ts';
import { keys } from './keys.ts';
import { queryOf, request } from './request.ts';

/** Counting further would cost the server more than a badge is worth. */
const MOST = 50;

/** How many dialogs a view holds, as a badge shows it: `7`, `50+`, empty for none. */
export const countQuery = (view: 'queue' | 'mine') =>
  queryOptions({
    queryKey: [...keys.dialogs, 'count', view],
    queryFn: async ({ signal }) => {
      const page = await request<{ items: DialogView[]; next: string | null }>(
        `/api/v1/dialogs${queryOf({ view, limit: MOST })}`,
        { signal },
      );
      if (page.items.length === 0) return '';
      return page.next === null ? String(page.items.length) : `${page.items.length}+`;
    },
  });
