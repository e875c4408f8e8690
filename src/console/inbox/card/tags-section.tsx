import { TagsInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DialogCardView } from '../../../http/views/dialog-view.ts';
import { useAct } from '../../api/use-act.ts';
import { useCanAct } from '../../shared/me-context.ts';
import { Section } from './section.tsx';
import { tagChange } from './tag-change.ts';

export function TagsSection({ dialog }: { dialog: DialogCardView }) {
  const { t } = useTranslation();
  const canAct = useCanAct();
  const act = useAct(dialog.id);
  return (
    <Section title={t('card.tags')}>
      <TagsInput
        aria-label={t('card.tags')}
        placeholder={t('card.addTag')}
        value={dialog.tags}
        disabled={!canAct || act.isPending}
        maxTags={20}
        onChange={(tags) => act.mutate({ kind: 'change_tags', ...tagChange(dialog.tags, tags) })}
      />
    </Section>
  );
}
