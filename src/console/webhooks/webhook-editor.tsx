import { Button, Checkbox, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EventType } from '../../domain/event.ts';
import type { NewWebhookView, WebhookView } from '../../http/views/webhook-view.ts';
import { keys } from '../api/keys.ts';
import { request } from '../api/request.ts';
import { allEvents, eventGroups, groupNames } from './event-groups.ts';
import { useAddressError } from './use-address-error.ts';
import classes from './webhooks.module.css';

/** What is told when nobody has chosen: as the server has it. */
const USUAL: readonly EventType[] = [
  'lead_created',
  'appointment_booked',
  'appointment_confirmed',
  'appointment_cancelled',
  'appointment_moved',
  'no_show',
  'appointment_visited',
  'handed_off',
  'dialog_closed',
];

interface WebhookEditorProps {
  /** Null: closed. */
  webhook: WebhookView | 'new' | null;
  onClose: () => void;
  onMade: (made: NewWebhookView) => void;
}

export function WebhookEditor({ webhook, onClose, onMade }: WebhookEditorProps) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={webhook !== null}
      onClose={onClose}
      title={webhook === 'new' ? t('webhooks.new') : t('webhooks.edit')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      {webhook !== null && <Form webhook={webhook === 'new' ? null : webhook} onClose={onClose} onMade={onMade} />}
    </Modal>
  );
}

function Form({ webhook, onClose, onMade }: Omit<WebhookEditorProps, 'webhook'> & { webhook: WebhookView | null }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [url, setUrl] = useState(webhook?.url ?? '');
  const [chosen, setChosen] = useState<ReadonlySet<EventType>>(new Set(webhook?.events ?? USUAL));
  const save = useMutation({
    mutationFn: async (): Promise<NewWebhookView | null> => {
      const body = { url, events: allEvents.filter((event) => chosen.has(event)) };
      if (!webhook) return request<NewWebhookView>('/api/v1/webhooks', { method: 'POST', body });
      await request(`/api/v1/webhooks/${encodeURIComponent(webhook.id)}`, { method: 'PATCH', body });
      return null;
    },
    onSuccess: (made) => (made ? onMade(made) : onClose()),
    onSettled: () => client.invalidateQueries({ queryKey: keys.webhooks }),
  });
  const addressError = useAddressError(save.error);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save.mutate();
  };
  const put = (events: readonly EventType[], isOn: boolean): void => {
    const next = new Set(chosen);
    for (const event of events) {
      if (isOn) next.add(event);
      else next.delete(event);
    }
    setChosen(next);
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <TextInput
          label={t('webhooks.url')}
          description={t('webhooks.urlText')}
          placeholder="https://example.org/hook"
          type="url"
          required
          maxLength={2000}
          data-autofocus
          value={url}
          error={addressError}
          onChange={(event) => setUrl(event.currentTarget.value)}
        />
        <div>
          <Text fw={550} size="sm">
            {t('webhooks.events')}
          </Text>
          <Text size="xs" c="dimmed">
            {t('webhooks.eventsText')}
          </Text>
        </div>
        <div className={classes.groups}>
          {groupNames.map((name) => (
            <EventGroup key={name} name={name} chosen={chosen} onPut={put} />
          ))}
        </div>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" loading={save.isPending} disabled={chosen.size === 0 || url.trim() === ''}>
            {webhook ? t('common.save') : t('webhooks.make')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

interface GroupProps {
  name: (typeof groupNames)[number];
  chosen: ReadonlySet<EventType>;
  onPut: (events: readonly EventType[], isOn: boolean) => void;
}

function EventGroup({ name, chosen, onPut }: GroupProps) {
  const { t } = useTranslation();
  const events: readonly EventType[] = eventGroups[name];
  const on = events.filter((event) => chosen.has(event)).length;
  return (
    <fieldset className={classes.group}>
      <legend>
        <Checkbox
          label={<b>{t(`webhooks.group.${name}`)}</b>}
          checked={on === events.length}
          indeterminate={on > 0 && on < events.length}
          onChange={(event) => onPut(events, event.currentTarget.checked)}
        />
      </legend>
      <Stack gap={8} mt={8} pl={28}>
        {events.map((event) => (
          <Checkbox
            key={event}
            size="xs"
            label={t(`webhooks.event.${event}`)}
            checked={chosen.has(event)}
            onChange={({ currentTarget }) => onPut([event], currentTarget.checked)}
          />
        ))}
      </Stack>
    </fieldset>
  );
}
