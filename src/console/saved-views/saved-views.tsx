import { ActionIcon, Button, Group, Popover, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconBookmark, IconPencil, IconTrash, IconUsers } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SavedViewView } from '../../http/views/saved-view-view.ts';
import { useCanAct } from '../shared/me-context.ts';
import { useConfirm } from '../shared/use-confirm.tsx';
import classes from './saved-views.module.css';
import { savedViewsQuery } from './saved-views-query.ts';
import { useSavedViews } from './use-saved-views.ts';
import { ViewForm } from './view-form.tsx';

interface SavedViewsProps {
  /** Of which page. */
  kind: SavedViewView['kind'];
  title: string;
  /** Said while there are none. */
  none: string;
  /** What a new one keeps: the filters of now. */
  query: SavedViewView['query'];
  onChoose: (query: URLSearchParams) => void;
}

/** Filters kept under a name, one's own and the team's: choose, save, rename, delete. */
export function SavedViews({ kind, title, none, query, onChoose }: SavedViewsProps) {
  const { t } = useTranslation();
  const canAct = useCanAct();
  const [isOpen, { toggle, close }] = useDisclosure(false);
  const [form, setForm] = useState<SavedViewView | 'new' | null>(null);
  const [confirm, ask] = useConfirm();
  const { data: views = [] } = useQuery(savedViewsQuery(kind));
  const { save, rename, remove } = useSavedViews(() => setForm(null));
  const choose = (view: SavedViewView): void => {
    onChoose(new URLSearchParams(view.query));
    close();
  };
  const drop = (view: SavedViewView): void =>
    ask({
      title: t('board.views.removeAsk', { title: view.title }),
      text: view.shared ? t('board.views.removeShared') : t('board.views.removeOwn'),
      yes: t('board.views.remove'),
      no: t('common.cancel'),
      isDangerous: true,
      onYes: () => remove.mutate(view),
    });
  return (
    <>
      <Popover opened={isOpen} onDismiss={close} position="bottom-end" width="min(320px, 92vw)" shadow="md" trapFocus>
        <Popover.Target>
          <Button variant="default" leftSection={<IconBookmark size={17} aria-hidden />} onClick={toggle}>
            {title}
          </Button>
        </Popover.Target>
        <Popover.Dropdown aria-label={title}>
          {views.length === 0 && (
            <Text size="sm" c="dimmed">
              {none}
            </Text>
          )}
          <ul className={classes.views}>
            {views.map((view) => (
              <li key={view.id}>
                <button type="button" className={classes.view} onClick={() => choose(view)}>
                  {view.title}
                  {view.shared && <IconUsers size={15} role="img" aria-label={t('board.views.shared')} />}
                </button>
                {view.mine && canAct && (
                  <>
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      aria-label={t('board.views.rename', { title: view.title })}
                      onClick={() => setForm(view)}
                    >
                      <IconPencil size={16} aria-hidden />
                    </ActionIcon>
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      aria-label={t('board.views.removeThis', { title: view.title })}
                      onClick={() => drop(view)}
                    >
                      <IconTrash size={16} aria-hidden />
                    </ActionIcon>
                  </>
                )}
              </li>
            ))}
          </ul>
          {canAct && (
            <Group mt="sm">
              <Button size="xs" variant="light" onClick={() => setForm('new')}>
                {t('board.views.save')}
              </Button>
            </Group>
          )}
        </Popover.Dropdown>
      </Popover>
      {form && (
        <ViewForm
          view={form === 'new' ? null : form}
          isSaving={save.isPending || rename.isPending}
          onClose={() => setForm(null)}
          onSave={(parts) =>
            form === 'new'
              ? save.mutate({ kind, query, ...parts })
              : rename.mutate({ id: form.id, version: form.version, ...parts })
          }
        />
      )}
      {confirm}
    </>
  );
}
