import { queryOptions } from '@tanstack/react-query';
import type { LeadQualityView } from '../../http/views/lead-quality-view.ts';
import { keys } from '../api/keys.ts';
import { request } from '../api/request.ts';

/** What makes a lead a good one, in words; it changes seldom, and the live stream tells when it does. */
export const leadQualityQuery = queryOptions({
  queryKey: keys.leadQuality,
  queryFn: ({ signal }) => request<LeadQualityView>('/api/v1/settings/lead-quality', { signal }),
});
