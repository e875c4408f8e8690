import { Button, ColorSwatch, Group, Modal, Stack, TextInput, UnstyledButton } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TagView } from '../../http/views/tag-view.ts';
import { TagChip } from '../shared/tag-chip.tsx';
import classes from './lists.module.css';
import type { useSetting } from './use-setting.ts';

interface TagFormProps {
  of: TagView | 'new' | null;
  setting: ReturnType<typeof useSetting>;
  onClose: () => void;
}

/** The server gives new tags one of the same. */
const COLOURS = [
  '#c2255c',
  '#9c36b5',
  '#6741d9',
  '#3b5bdb',
  '#1971c2',
  '#0c8599',
  '#099268',
  '#2f9e44',
  '#66a80f',
  '#e8590c',
];
const FIRST = '#1971c2';

/** A tag to be added, renamed or recoloured, with how it will look. */
export function TagForm({ of, setting, onClose }: TagFormProps) {
  const { t } = useTranslation();
  const tag = of === 'new' ? null : of;
  const [title, setTitle] = useState('');
  const [colour, setColour] = useState(FIRST);
  useEffect(() => {
    setTitle(tag?.title ?? '');
    setColour(tag?.colour ?? FIRST);
  }, [tag]);
  const save = (event: FormEvent): void => {
    event.preventDefault();
    const named = title.trim();
    if (named === '') return;
    setting.mutate(
      tag
        ? {
            path: `/tags/${encodeURIComponent(tag.id)}`,
            method: 'PATCH',
            body: { title: named, colour, version: tag.version },
          }
        : { path: '/tags', method: 'POST', body: { title: named, colour } },
      { onSuccess: onClose },
    );
  };
  return (
    <Modal
      opened={of !== null}
      onClose={onClose}
      centered
      title={t(tag ? 'tags.editTitle' : 'tags.add')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form onSubmit={save}>
        <Stack gap="sm">
          <TextInput
            label={t('tags.title')}
            data-autofocus
            required
            maxLength={60}
            value={title}
            onChange={(event) => setTitle(event.currentTarget.value)}
          />
          <fieldset className={classes.colours}>
            <legend>{t('tags.colour')}</legend>
            {COLOURS.map((one, at) => (
              <UnstyledButton
                key={one}
                aria-label={t('tags.colourN', { n: at + 1 })}
                aria-pressed={one === colour}
                onClick={() => setColour(one)}
              >
                <ColorSwatch color={one} size={30} withShadow={false}>
                  {one === colour && <IconCheck size={17} color="#fff" aria-hidden />}
                </ColorSwatch>
              </UnstyledButton>
            ))}
          </fieldset>
          {title.trim() !== '' && (
            <div>
              <TagChip title={title.trim()} colour={colour} />
            </div>
          )}
          <Group gap="xs" justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" loading={setting.isPending}>
              {t('common.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
