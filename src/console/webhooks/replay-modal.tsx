import { Button, Group, Modal, Radio, Stack, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { keys } from '../api/keys.ts';
import { request } from '../api/request.ts';
import { useFailureNotice } from '../shared/use-failure-notice.ts';

interface ReplayModalProps {
  webhookId: string;
  isOpen: boolean;
  onClose: () => void;
}

/** Sends again what has failed, or everything since a moment: after the receiver was away, or has lost what it had. */
export function ReplayModal({ webhookId, isOpen, onClose }: ReplayModalProps) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={t('webhooks.replayMany')}
      centered
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Form webhookId={webhookId} onClose={onClose} />
    </Modal>
  );
}

function Form({ webhookId, onClose }: Omit<ReplayModalProps, 'isOpen'>) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const tellFailure = useFailureNotice();
  const [what, setWhat] = useState('failed');
  const [since, setSince] = useState('');
  const replay = useMutation({
    mutationFn: () =>
      request<{ count: number }>(`/api/v1/webhooks/${encodeURIComponent(webhookId)}/replay`, {
        method: 'POST',
        body: { what, ...(since !== '' && { since: new Date(since).toISOString() }) },
      }),
    onSuccess: ({ count }) => {
      notifications.show({
        message: t('webhooks.replayed', { count }),
        closeButtonProps: { 'aria-label': t('common.close') },
      });
      onClose();
    },
    onError: tellFailure,
    onSettled: () => client.invalidateQueries({ queryKey: keys.webhooks }),
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    replay.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <Radio.Group label={t('webhooks.replayWhat')} value={what} onChange={setWhat}>
          <Stack gap={8} mt={8}>
            <Radio value="failed" label={t('webhooks.replayFailed')} />
            <Radio value="all" label={t('webhooks.replayAll')} />
          </Stack>
        </Radio.Group>
        <TextInput
          type="datetime-local"
          label={t('webhooks.since')}
          description={what === 'all' ? t('webhooks.sinceNeeded') : t('webhooks.sinceText')}
          required={what === 'all'}
          value={since}
          onChange={(event) => setSince(event.currentTarget.value)}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" loading={replay.isPending} disabled={what === 'all' && since === ''}>
            {t('webhooks.replay')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
