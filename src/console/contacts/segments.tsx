import { ActionIcon, Button, Group, Popover, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconBookmark, IconPencil, IconTrash, IconUsers } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SavedViewView } from '../../http/views/saved-view-view.ts';
import classes from '../board/saved-views.module.css';
import { useSavedViews } from '../board/use-saved-views.ts';
import { ViewForm } from '../board/view-form.tsx';
import { useCanAct } from '../shared/me-context.ts';
import { useConfirm } from '../shared/use-confirm.tsx';
import { type ContactFilters, segmentsQuery } from './contacts-queries.ts';
import { type ChangeFilters, filtersIn, replacing } from './use-contact-filters.ts';

/** Filters of contacts kept under a name, one's own and the team's: choose, save, rename, delete. */
export function Segments({ filters, onChange }: { filters: ContactFilters; onChange: ChangeFilters }) {
  const { t } = useTranslation();
  const canAct = useCanAct();
  const [isOpen, { toggle, close }] = useDisclosure(false);
  const [form, setForm] = useState<SavedViewView | 'new' | null>(null);
  const [confirm, ask] = useConfirm();
  const { data: segments = [] } = useQuery(segmentsQuery);
  const { save, rename, remove } = useSavedViews(() => setForm(null));
  const choose = ({ query }: SavedViewView): void => {
    onChange(replacing(filters, filtersIn(new URLSearchParams(query))));
    close();
  };
  const drop = (segment: SavedViewView): void =>
    ask({
      title: t('board.views.removeAsk', { title: segment.title }),
      text: segment.shared ? t('board.views.removeShared') : t('board.views.removeOwn'),
      yes: t('board.views.remove'),
      no: t('common.cancel'),
      isDangerous: true,
      onYes: () => remove.mutate(segment),
    });
  return (
    <>
      <Popover opened={isOpen} onDismiss={close} position="bottom-end" width="min(320px, 92vw)" shadow="md" trapFocus>
        <Popover.Target>
          <Button variant="default" leftSection={<IconBookmark size={17} aria-hidden />} onClick={toggle}>
            {t('contacts.segments')}
          </Button>
        </Popover.Target>
        <Popover.Dropdown aria-label={t('contacts.segments')}>
          {segments.length === 0 && (
            <Text size="sm" c="dimmed">
              {t('contacts.noSegments')}
            </Text>
          )}
          <ul className={classes.views}>
            {segments.map((segment) => (
              <li key={segment.id}>
                <button type="button" className={classes.view} onClick={() => choose(segment)}>
                  {segment.title}
                  {segment.shared && <IconUsers size={15} role="img" aria-label={t('board.views.shared')} />}
                </button>
                {segment.mine && canAct && (
                  <>
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      aria-label={t('board.views.rename', { title: segment.title })}
                      onClick={() => setForm(segment)}
                    >
                      <IconPencil size={16} aria-hidden />
                    </ActionIcon>
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      aria-label={t('board.views.removeThis', { title: segment.title })}
                      onClick={() => drop(segment)}
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
              ? save.mutate({ kind: 'contacts', query: { ...filters }, ...parts })
              : rename.mutate({ id: form.id, version: form.version, ...parts })
          }
        />
      )}
      {confirm}
    </>
  );
}
