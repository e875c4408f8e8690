import { ActionIcon, Box, Button, Modal } from '@mantine/core';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TaskKindView } from '../../http/views/task-view.ts';
import { keys } from '../api/keys.ts';
import { useLocale } from '../i18n/language.ts';
import { ErrorState } from '../shared/error-state.tsx';
import { useCanManage } from '../shared/me-context.ts';
import { PageSkeleton } from '../shared/page-skeleton.tsx';
import { TaskKindIcon } from '../tasks/task-kind-icon.tsx';
import { taskKindsQuery } from '../tasks/task-queries.ts';
import classes from './lists.module.css';
import { SettingHead } from './setting-head.tsx';
import { TitlesForm } from './titles-form.tsx';
import { useSetting } from './use-setting.ts';

/** The kinds of task that there are to choose from. */
export function TaskKindsPage() {
  const { t } = useTranslation();
  const locale = useLocale();
  const canManage = useCanManage();
  const kinds = useQuery(taskKindsQuery);
  const setting = useSetting(keys.taskKinds);
  const [edited, setEdited] = useState<TaskKindView | 'new' | null>(null);
  const old = edited === 'new' ? null : edited;
  const pathOf = ({ id }: TaskKindView) => `/task-kinds/${encodeURIComponent(id)}`;
  const restore = (kind: TaskKindView) =>
    setting.mutate({ path: pathOf(kind), method: 'PATCH', body: { removed: false } });
  const shown = kinds.data?.filter(({ removed }) => !removed) ?? [];
  const removed = kinds.data?.filter((kind) => kind.removed) ?? [];
  return (
    <Box className={classes.page}>
      <SettingHead
        title={t('taskKinds.settings')}
        lead={t('taskKinds.lead')}
        addLabel={t('taskKinds.add')}
        onAdd={canManage ? () => setEdited('new') : undefined}
      />
      {kinds.isPending && <PageSkeleton />}
      {kinds.isError && !kinds.data && <ErrorState error={kinds.error} onRetry={() => kinds.refetch()} />}
      {shown.length > 0 && (
        <ul className={classes.rows}>
          {shown.map((kind) => (
            <li key={kind.id}>
              <TaskKindIcon kind={kind.id} />
              <span className={classes.name}>
                {kind.title[locale]}
                {kind.builtIn && <span className={classes.fact}>{t('taskKinds.builtIn')}</span>}
              </span>
              {canManage && !kind.builtIn && (
                <span className={classes.tools}>
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    size="lg"
                    aria-label={t('taskKinds.change', { title: kind.title[locale] })}
                    onClick={() => setEdited(kind)}
                  >
                    <IconPencil size={17} aria-hidden />
                  </ActionIcon>
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    size="lg"
                    aria-label={t('taskKinds.remove', { title: kind.title[locale] })}
                    onClick={() => setting.mutate({ path: pathOf(kind), method: 'DELETE' })}
                  >
                    <IconTrash size={17} aria-hidden />
                  </ActionIcon>
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
      {removed.length > 0 && (
        <>
          <h2 className={classes.heading}>{t('taskKinds.removed')}</h2>
          <ul className={classes.rows}>
            {removed.map((kind) => (
              <li key={kind.id}>
                <span className={classes.name}>{kind.title[locale]}</span>
                {canManage && (
                  <Button size="xs" variant="default" onClick={() => restore(kind)}>
                    {t('taskKinds.restore')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      <Modal
        opened={edited !== null}
        onClose={() => setEdited(null)}
        centered
        title={t(old ? 'taskKinds.edit' : 'taskKinds.add')}
        closeButtonProps={{ 'aria-label': t('common.close') }}
      >
        <TitlesForm
          key={old?.id ?? 'new'}
          title={old?.title}
          labels={{ ru: t('taskKinds.titleRu'), en: t('taskKinds.titleEn') }}
          maxLength={60}
          isPending={setting.isPending}
          onCancel={() => setEdited(null)}
          onSave={(title) =>
            setting.mutate(
              old
                ? { path: pathOf(old), method: 'PATCH', body: { title, version: old.version } }
                : { path: '/task-kinds', method: 'POST', body: { title } },
              { onSuccess: () => setEdited(null) },
            )
          }
        />
      </Modal>
    </Box>
  );
}
