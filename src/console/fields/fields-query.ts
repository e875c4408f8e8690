import { queryOptions } from '@tanstack/react-query';
import type { FieldView } from '../../http/views/field-view.ts';
import { keys } from '../api/keys.ts';
import { request } from '../api/request.ts';

/** Every custom field in its order, removed ones too. */
export const fieldsQuery = queryOptions({
  queryKey: keys.fields,
  queryFn: async ({ signal }) => (await request<{ items: FieldView[] }>('/api/v1/fields', { signal })).items,
});
