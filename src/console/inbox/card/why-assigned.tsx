import { Text } from '@mantine/core';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { DialogCardView } from '../../../http/views/dialog-view.ts';
import type { EventView } from '../../../http/views/event-view.ts';
import { keys } from '../../api/keys.ts';
import { queryOf, request } from '../../api/request.ts';
import { useMe } from '../../shared/me-context.ts';
import { isReason, whyAssigned } from '../../team/why-assigned.ts';

/** The last assignment of the dialog; under the dialog's own key, so that it is read anew with it. */
const assignmentQuery = (dialogId: string) =>
  queryOptions({
    queryKey: [...keys.dialog(dialogId), 'assignment'],
    queryFn: async ({ signal }) => {
      const query = queryOf({ dialogId, type: 'assignee_changed', limit: 1 });
      const { items } = await request<{ items: EventView[] }>(`/api/v1/events${query}`, { signal });
      return items[0] ?? null;
    },
  });

/** Why this person leads it, when a rule has decided; or that a rule is looking for somebody. */
export function WhyAssigned({ dialog }: { dialog: DialogCardView }) {
  const { t } = useTranslation();
  const { team } = useMe();
  const { sharing, assignee } = dialog;
  const last = useQuery({ ...assignmentQuery(dialog.id), enabled: assignee !== null }).data;
  if (sharing) {
    return (
      <Text size="sm" c="dimmed">
        {sharing.offer ? t('offered.to', { name: sharing.offer.operator.name }) : t('offered.waiting')}
      </Text>
    );
  }
  const reason = last?.body.reason;
  if (!assignee || !isReason(reason) || last?.body.to !== assignee.id) return null;
  return (
    <div>
      <Text size="xs" c="dimmed">
        {t('whyAssigned.title')}
      </Text>
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        {whyAssigned(t, reason, assignee.id, (id) => team.find((mate) => mate.id === id)?.name ?? id)}
      </Text>
    </div>
  );
}
