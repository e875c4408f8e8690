import { Button, Group, Modal, NativeSelect, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TagView } from '../../http/views/tag-view.ts';
import type { useSetting } from './use-setting.ts';

interface MergeTagProps {
  tag: TagView | null;
  tags: readonly TagView[];
  setting: ReturnType<typeof useSetting>;
  onClose: () => void;
}

/** Asks which tag takes the place of another one. */
export function MergeTag({ tag, tags, setting, onClose }: MergeTagProps) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState('');
  const others = tags.filter(({ id }) => id !== tag?.id);
  const into = others.find(({ id }) => id === chosen)?.id ?? others[0]?.id;
  const merge = (): void => {
    if (!tag || into === undefined) return;
    setting.mutate(
      { path: `/tags/${encodeURIComponent(tag.id)}/merge`, method: 'POST', body: { into } },
      { onSuccess: onClose },
    );
  };
  return (
    <Modal
      opened={tag !== null}
      onClose={onClose}
      centered
      title={t('tags.mergeTitle', { title: tag?.title ?? '' })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Stack gap="sm">
        <Text size="sm">{t('tags.mergeText', { title: tag?.title ?? '' })}</Text>
        <NativeSelect
          label={t('tags.mergeInto')}
          value={into ?? ''}
          data={others.map(({ id, title }) => ({ value: id, label: title }))}
          onChange={(event) => setChosen(event.currentTarget.value)}
        />
        <Group gap="xs" justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button loading={setting.isPending} onClick={merge}>
            {t('tags.mergeYes')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
