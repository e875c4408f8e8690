import { Button, Checkbox, Group, Modal, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SavedViewView } from '../../http/views/saved-view-view.ts';

interface ViewFormProps {
  /** Null: a new one. */
  view: SavedViewView | null;
  isSaving: boolean;
  onSave: (parts: Pick<SavedViewView, 'title' | 'shared'>) => void;
  onClose: () => void;
}

export function ViewForm({ view, isSaving, onSave, onClose }: ViewFormProps) {
  const { t } = useTranslation();
  const [title, setTitle] = useState(view?.title ?? '');
  const [shared, setShared] = useState(view?.shared ?? false);
  const save = (event: FormEvent): void => {
    event.preventDefault();
    if (title.trim() !== '') onSave({ title: title.trim(), shared });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={view ? t('board.views.rename', { title: view.title }) : t('board.views.save')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form onSubmit={save}>
        <Stack gap="sm">
          <TextInput
            label={t('board.views.name')}
            required
            data-autofocus
            maxLength={80}
            value={title}
            onChange={(event) => setTitle(event.currentTarget.value)}
          />
          <Checkbox
            label={t('board.views.share')}
            checked={shared}
            onChange={(event) => setShared(event.currentTarget.checked)}
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" loading={isSaving}>
              {t('common.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
