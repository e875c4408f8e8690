import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BulkJobView } from '../../http/views/bulk-view.ts';
import type { PipelineView } from '../../http/views/pipeline-view.ts';
import { describeError } from '../shared/describe-error.ts';
import { type BulkChange, type BulkTarget, startBulk } from './bulk-api.ts';
import { BulkFields } from './bulk-fields.tsx';

interface BulkFormProps {
  kind: BulkJobView['kind'];
  count: number;
  target: BulkTarget;
  pipelines: readonly PipelineView[];
  /** Whose stages are offered first. */
  pipelineId: string | undefined;
  onStarted: (job: BulkJobView) => void;
  onClose: () => void;
}

/** What exactly is to happen to the chosen dialogs, and the start of it. */
export function BulkForm({ kind, count, target, pipelines, pipelineId, onStarted, onClose }: BulkFormProps) {
  const { t } = useTranslation();
  const [change, setChange] = useState<BulkChange | null>(kind === 'close' ? { kind } : null);
  const start = useMutation({ mutationFn: (wanted: BulkChange) => startBulk(target, wanted), onSuccess: onStarted });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (change) start.mutate(change);
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(`bulk.kind.${kind}`)}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form onSubmit={submit}>
        <Stack gap="sm">
          <Text size="sm">{t('bulk.willChange', { count })}</Text>
          <BulkFields kind={kind} pipelines={pipelines} pipelineId={pipelineId} onChange={setChange} />
          {start.isError && (
            <Text size="sm" c="red" role="alert">
              {describeError(t, start.error)}
            </Text>
          )}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" disabled={change === null} loading={start.isPending}>
              {t('bulk.start')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
