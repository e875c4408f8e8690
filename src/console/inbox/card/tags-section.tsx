import { Autocomplete } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DialogCardView } from '../../../http/views/dialog-view.ts';
import { useAct } from '../../api/use-act.ts';
import { tagsQuery } from '../../settings/tags-query.ts';
import { useCanAct } from '../../shared/me-context.ts';
import { TagChip } from '../../shared/tag-chip.tsx';
import classes from './card.module.css';
import { Section } from './section.tsx';

const MOST_TAGS = 20;

/** The tags of a dialog in their colours; a new one is offered from those that there are, and made when it is none of them. */
export function TagsSection({ dialog }: { dialog: DialogCardView }) {
  const { t } = useTranslation();
  const canAct = useCanAct();
  const act = useAct(dialog.id);
  const tags = useQuery(tagsQuery).data ?? [];
  const [typed, setTyped] = useState('');
  const colours = new Map(tags.map(({ title, colour }) => [title, colour]));
  const add = (title: string): void => {
    if (title.trim() === '') return;
    setTyped('');
    act.mutate({ kind: 'change_tags', add: [title] });
  };
  return (
    <Section title={t('card.tags')}>
      {dialog.tags.length > 0 && (
        <ul className={classes.tags}>
          {dialog.tags.map((tag) => (
            <li key={tag}>
              <TagChip
                title={tag}
                colour={colours.get(tag)}
                {...(canAct && {
                  dropLabel: t('tags.drop', { title: tag }),
                  onDrop: () => act.mutate({ kind: 'change_tags', remove: [tag] }),
                })}
              />
            </li>
          ))}
        </ul>
      )}
      {canAct && dialog.tags.length < MOST_TAGS && (
        <Autocomplete
          aria-label={t('card.addTag')}
          placeholder={t('card.addTag')}
          size="xs"
          value={typed}
          maxLength={60}
          limit={20}
          data={tags.map(({ title }) => title).filter((title) => !dialog.tags.includes(title))}
          onChange={setTyped}
          onOptionSubmit={add}
          onKeyDown={(event) => event.key === 'Enter' && !event.defaultPrevented && add(typed)}
        />
      )}
    </Section>
  );
}
