import { queryOptions } from '@tanstack/react-query';
import type { WidgetView } from '../../http/views/widget-view.ts';
import { keys } from '../api/keys.ts';
import { request } from '../api/request.ts';

export const widgetQuery = queryOptions({
  queryKey: keys.widget,
  queryFn: ({ signal }) => request<WidgetView>('/api/v1/settings/widget', { signal }),
});
