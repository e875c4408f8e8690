import { queryOptions } from '@tanstack/react-query';
import type { DialogTemplateView, TemplateBookView } from '../../http/views/template-view.ts';
import { keys } from '../api/keys.ts';
import { request } from '../api/request.ts';

const pathOf = (channelId: string): string => `/api/v1/channels/${encodeURIComponent(channelId)}/templates`;

export const templateBookQuery = (channelId: string) =>
  queryOptions({
    queryKey: [...keys.templates, channelId],
    queryFn: ({ signal }) => request<TemplateBookView>(pathOf(channelId), { signal }),
  });

/** The templates that can be sent into a dialog now. */
export const dialogTemplatesQuery = (dialogId: string) =>
  queryOptions({
    queryKey: [...keys.dialog(dialogId), 'templates'],
    queryFn: async ({ signal }) =>
      (await request<{ items: DialogTemplateView[] }>(`/api/v1/dialogs/${dialogId}/templates`, { signal })).items,
  });

export const refreshTemplates = (channelId: string): Promise<TemplateBookView> =>
  request(`${pathOf(channelId)}/refresh`, { method: 'POST' });

export const saveChoices = (
  channelId: string,
  body: Pick<TemplateBookView, 'version' | 'choices'>,
): Promise<TemplateBookView> => request(pathOf(channelId), { method: 'PATCH', body });
