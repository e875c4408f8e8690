import { ActionIcon, Box, TextInput } from '@mantine/core';
import { IconArrowMerge, IconPencil, IconSearch, IconTags, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TagView } from '../../http/views/tag-view.ts';
import { keys } from '../api/keys.ts';
import { EmptyState } from '../shared/empty-state.tsx';
import { ErrorState } from '../shared/error-state.tsx';
import { useCanManage } from '../shared/me-context.ts';
import { PageSkeleton } from '../shared/page-skeleton.tsx';
import { TagChip } from '../shared/tag-chip.tsx';
import { useConfirm } from '../shared/use-confirm.tsx';
import classes from './lists.module.css';
import { MergeTag } from './merge-tag.tsx';
import { SettingHead } from './setting-head.tsx';
import { TagForm } from './tag-form.tsx';
import { tagUsageQuery } from './tags-query.ts';
import { useSetting } from './use-setting.ts';

/** From so many on, looking through them takes longer than typing. */
const MANY = 12;

/** The tags, who carries them, and what can be done about them. */
export function TagsPage() {
  const { t } = useTranslation();
  const canManage = useCanManage();
  const tags = useQuery(tagUsageQuery);
  const setting = useSetting(keys.tags);
  const [edited, setEdited] = useState<TagView | 'new' | null>(null);
  const [merged, setMerged] = useState<TagView | null>(null);
  const [text, setText] = useState('');
  const [question, ask] = useConfirm();
  const all = tags.data ?? [];
  const found = all.filter(({ title }) => title.toLowerCase().includes(text.trim().toLowerCase()));
  const remove = ({ id, title }: TagView): void =>
    ask({
      title: t('tags.removeAsk', { title }),
      text: t('tags.removeText'),
      yes: t('tags.removeYes'),
      no: t('common.cancel'),
      isDangerous: true,
      onYes: () => setting.mutate({ path: `/tags/${encodeURIComponent(id)}`, method: 'DELETE' }),
    });
  return (
    <Box className={classes.page}>
      {question}
      <SettingHead
        title={t('tags.settings')}
        lead={t('tags.lead')}
        addLabel={t('tags.add')}
        onAdd={canManage ? () => setEdited('new') : undefined}
      />
      {tags.isPending && <PageSkeleton />}
      {tags.isError && !tags.data && <ErrorState error={tags.error} onRetry={() => tags.refetch()} />}
      {tags.isSuccess && all.length === 0 && (
        <EmptyState Icon={IconTags} title={t('tags.empty')} text={t('tags.emptyText')} />
      )}
      {all.length >= MANY && (
        <TextInput
          mb="sm"
          aria-label={t('tags.find')}
          placeholder={t('tags.find')}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      )}
      {all.length > 0 && found.length === 0 && <p className={classes.fact}>{t('tags.found')}</p>}
      {found.length > 0 && (
        <ul className={classes.rows}>
          {found.map((tag) => (
            <li key={tag.id}>
              <span className={classes.name}>
                <TagChip title={tag.title} colour={tag.colour} />
                <span className={classes.fact}>
                  {tag.usage && t('tags.usage', tag.usage)}
                  {tag.changing && ` · ${t('tags.changing')}`}
                </span>
              </span>
              {canManage && tools(tag)}
            </li>
          ))}
        </ul>
      )}
      <TagForm of={edited} setting={setting} onClose={() => setEdited(null)} />
      <MergeTag tag={merged} tags={all} setting={setting} onClose={() => setMerged(null)} />
    </Box>
  );

  function tools(tag: TagView) {
    const { title } = tag;
    const offered = [
      { label: t('tags.edit', { title }), Icon: IconPencil, act: () => setEdited(tag) },
      ...(all.length > 1
        ? [{ label: t('tags.merge', { title }), Icon: IconArrowMerge, act: () => setMerged(tag) }]
        : []),
      { label: t('tags.remove', { title }), Icon: IconTrash, act: () => remove(tag) },
    ];
    return (
      <span className={classes.tools}>
        {offered.map(({ label, Icon, act }) => (
          <ActionIcon key={label} variant="subtle" color="gray" size="lg" aria-label={label} onClick={act}>
            <Icon size={17} aria-hidden />
          </ActionIcon>
        ))}
      </span>
    );
  }
}
