import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { ContactCardView } from '../../http/views/contact-card-view.ts';
import type { ContactView, CountView, ImportView, SuggestionView } from '../../http/views/contact-view.ts';
import type { EventView } from '../../http/views/event-view.ts';
import type { FieldView } from '../../http/views/field-view.ts';
import { keys } from '../api/keys.ts';
import { queryOf, request } from '../api/request.ts';
import { fieldsQuery } from '../fields/fields-query.ts';

interface Page<Item> {
  items: Item[];
  next: string | null;
}

export type ContactFilters = Readonly<Record<string, string>>;

const PAGE = 50;
const BUSY = new Set<ImportView['state']>(['checking', 'running']);
const LOOK_AGAIN_MS = 700;

export const contactsQuery = (filters: ContactFilters) =>
  infiniteQueryOptions({
    queryKey: [...keys.contacts, 'list', filters],
    queryFn: ({ pageParam, signal }) =>
      request<Page<ContactView>>(`/api/v1/contacts${queryOf({ ...filters, cursor: pageParam, limit: PAGE })}`, {
        signal,
      }),
    initialPageParam: newest(),
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  });

export const countQuery = ({ sort: _, ...filters }: ContactFilters) =>
  queryOptions({
    queryKey: [...keys.contacts, 'count', filters],
    queryFn: ({ signal }) => request<CountView>(`/api/v1/contacts/count${queryOf(filters)}`, { signal }),
    placeholderData: keepPreviousData,
  });

export const contactQuery = (id: string) =>
  queryOptions({
    queryKey: [...keys.contacts, 'card', id],
    queryFn: ({ signal }) => request<ContactCardView>(`/api/v1/contacts/${id}`, { signal }),
  });

export const timelineQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: [...keys.contacts, 'timeline', id],
    queryFn: ({ pageParam, signal }) =>
      request<Page<EventView>>(`/api/v1/contacts/${id}/timeline${queryOf({ cursor: pageParam, limit: 30 })}`, {
        signal,
      }),
    initialPageParam: newest(),
    getNextPageParam: (last) => last.next,
  });

export const suggestionsQuery = (id: string) =>
  queryOptions({
    queryKey: [...keys.contacts, 'suggestions', id],
    queryFn: async ({ signal }) =>
      (await request<{ items: SuggestionView[] }>(`/api/v1/contacts/${id}/suggestions`, { signal })).items,
  });

/** The custom fields of contacts that are in use. */
export const contactFieldsQuery = queryOptions({
  ...fieldsQuery,
  select: (fields: FieldView[]) => fields.filter(({ on, removed }) => on === 'contact' && !removed),
});

export const importsQuery = queryOptions({
  queryKey: [...keys.contacts, 'imports'],
  queryFn: async ({ signal }) => (await request<{ items: ImportView[] }>('/api/v1/contacts/imports', { signal })).items,
});

/** Looked at again and again while the server works on it. */
export const importQuery = (id: string) =>
  queryOptions({
    queryKey: [...keys.contacts, 'import', id],
    queryFn: ({ signal }) => request<ImportView>(`/api/v1/contacts/imports/${id}`, { signal }),
    refetchInterval: ({ state }) => (state.data && BUSY.has(state.data.state) ? LOOK_AGAIN_MS : false),
  });

function newest(): string | null {
  return null;
}
