import { ActionIcon, Group, Menu, NativeSelect } from '@mantine/core';
import { IconDots, IconPencil, IconPlus, IconStar, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PipelineView } from '../../http/views/pipeline-view.ts';
import { useLocale } from '../i18n/language.ts';
import { useCanManage } from '../shared/me-context.ts';
import { DeletePipelineModal } from './delete-pipeline-modal.tsx';
import { NameModal } from './name-modal.tsx';
import classes from './pipelines.module.css';
import { titleChange } from './title-change.ts';
import { usePipelineEdit } from './use-pipeline-edit.ts';

interface PipelineBarProps {
  pipeline: PipelineView;
  pipelines: readonly PipelineView[];
  onChoose: (id: string) => void;
}

/** Which pipeline is looked at, a new one, and what can be done with this one as a whole. */
export function PipelineBar({ pipeline, pipelines, onChoose }: PipelineBarProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const canManage = useCanManage();
  const edit = usePipelineEdit();
  const [asking, setAsking] = useState<'name' | 'new' | 'delete' | null>(null);
  const path = `/${encodeURIComponent(pipeline.id)}`;
  const isGoing = (one: PipelineView): boolean => one.stages.every(({ leavingTo }) => leavingTo !== null);
  const labelOf = (one: PipelineView): string => {
    const mark = one.isDefault ? t('pipelines.main') : isGoing(one) ? t('pipelines.going') : '';
    return mark ? `${one.title[locale]} (${mark})` : one.title[locale];
  };
  const create = (title: string): void =>
    edit.mutate({ path: '', method: 'POST', body: { title } }, { onSuccess: (made) => onChoose(made.pipeline.id) });
  const rename = (name: string): void =>
    edit.mutate({ path, body: { title: titleChange(pipeline.title, locale, name) } });
  const close = (): void => setAsking(null);
  return (
    <Group gap="xs" wrap="nowrap" align="flex-end">
      <NativeSelect
        className={classes.grow ?? ''}
        label={t('pipelines.choose')}
        value={pipeline.id}
        data={pipelines.map((one) => ({ value: one.id, label: labelOf(one) }))}
        onChange={(event) => onChoose(event.currentTarget.value)}
      />
      {canManage && (
        <>
          <ActionIcon size={36} variant="default" aria-label={t('pipelines.add')} onClick={() => setAsking('new')}>
            <IconPlus size={18} aria-hidden />
          </ActionIcon>
          <Menu position="bottom-end" withinPortal>
            <Menu.Target>
              <ActionIcon size={36} variant="default" aria-label={t('pipelines.menu')}>
                <IconDots size={18} aria-hidden />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item leftSection={<IconPencil size={16} aria-hidden />} onClick={() => setAsking('name')}>
                {t('pipelines.rename')}
              </Menu.Item>
              <Menu.Item
                leftSection={<IconStar size={16} aria-hidden />}
                disabled={pipeline.isDefault || isGoing(pipeline)}
                onClick={() => edit.mutate({ path, body: { isDefault: true } })}
              >
                {t('pipelines.makeDefault')}
              </Menu.Item>
              <Menu.Item
                color="red"
                leftSection={<IconTrash size={16} aria-hidden />}
                disabled={pipeline.isDefault || pipelines.length < 2 || isGoing(pipeline)}
                onClick={() => setAsking('delete')}
              >
                {t('pipelines.remove')}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
          <NameModal
            opened={asking === 'new'}
            title={t('pipelines.addTitle')}
            label={t('pipelines.name')}
            onName={create}
            onClose={close}
          />
          <NameModal
            opened={asking === 'name'}
            title={t('pipelines.rename')}
            label={t('pipelines.name')}
            initial={pipeline.title[locale]}
            onName={rename}
            onClose={close}
          />
          <DeletePipelineModal
            opened={asking === 'delete'}
            pipeline={pipeline}
            pipelines={pipelines}
            onClose={close}
            onDeleted={() => onChoose(pipelines.find(({ isDefault }) => isDefault)?.id ?? '')}
          />
        </>
      )}
    </Group>
  );
}
