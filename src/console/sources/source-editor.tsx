import { Alert, Button, Modal, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SourceKind } from '../../domain/plans/lead-source.ts';
import type { SourceView } from '../../http/views/source-view.ts';
import { keys } from '../api/keys.ts';
import { statusOf } from '../api/problem.ts';
import { request } from '../api/request.ts';
import { describeError } from '../shared/describe-error.ts';

const KINDS = ['link', 'ads', 'social', 'partner', 'offline', 'other'] as const;

interface SourceEditorProps {
  /** Null: closed. */
  source: SourceView | 'new' | null;
  onClose: () => void;
}

export function SourceEditor({ source, onClose }: SourceEditorProps) {
  const { t } = useTranslation();
  const isNew = source === 'new' || source === null;
  return (
    <Modal
      opened={source !== null}
      onClose={onClose}
      title={isNew ? t('sources.new') : t('sources.edit', { name: source.title })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      {source !== null && <SourceForm source={source === 'new' ? null : source} onDone={onClose} />}
    </Modal>
  );
}

function SourceForm({ source, onDone }: { source: SourceView | null; onDone: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [id, setId] = useState(source?.id ?? '');
  const [title, setTitle] = useState(source?.known ? source.title : '');
  const [kind, setKind] = useState<SourceKind>(source?.known ? source.kind : 'link');
  const save = useMutation({
    mutationFn: (): Promise<SourceView> =>
      source?.known
        ? request(`/api/v1/sources/${encodeURIComponent(source.id)}`, { method: 'PATCH', body: { title, kind } })
        : request('/api/v1/sources', { method: 'POST', body: { id, title, kind } }),
    onSuccess: onDone,
    onSettled: () => client.invalidateQueries({ queryKey: keys.sources }),
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <TextInput
          label={t('sources.titleField')}
          required
          maxLength={120}
          data-autofocus
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <TextInput
          label={t('sources.code')}
          description={t('sources.codeHint')}
          required
          maxLength={64}
          pattern="[A-Za-z0-9_\-]+"
          title={t('sources.codeHint')}
          disabled={source !== null}
          value={id}
          onChange={(event) => setId(event.currentTarget.value)}
        />
        <NativeSelect
          label={t('sources.kind')}
          value={kind}
          data={KINDS.map((known) => ({ value: known, label: t(`sources.kinds.${known}`) }))}
          onChange={(event) => setKind(KINDS.find((known) => known === event.currentTarget.value) ?? 'other')}
        />
        {save.isError && (
          <Alert color="red" role="alert">
            {statusOf(save.error) === 409 ? t('sources.taken') : describeError(t, save.error)}
          </Alert>
        )}
        <Button type="submit" loading={save.isPending} style={{ alignSelf: 'flex-start' }}>
          {t('common.save')}
        </Button>
      </Stack>
    </form>
  );
}
