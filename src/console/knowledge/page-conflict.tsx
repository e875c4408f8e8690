import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { KnowledgePageView } from '../../http/views/knowledge-view.ts';
import { useLocale } from '../i18n/language.ts';
import { dayAndTime } from '../shared/format-time.ts';
import { useMe } from '../shared/me-context.ts';
import { useNow } from '../shared/use-now.ts';
import classes from './knowledge.module.css';

interface PageConflictProps {
  theirs: KnowledgePageView;
  isSaving: boolean;
  canSave: boolean;
  onMine: () => void;
  onDrop: () => void;
}

/** Two have edited at once: both texts are there, and a person decides. */
export function PageConflict({ theirs, isSaving, canSave, onMine, onDrop }: PageConflictProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const now = useNow();
  const { timezone } = useMe().business;
  return (
    <div className={classes.conflict} role="alert">
      <Text fw={600} size="sm">
        {t('knowledge.conflict.title')}
      </Text>
      {theirs.by && theirs.at !== null && (
        <Text size="sm">
          {t('knowledge.conflict.by', { name: theirs.by.name, when: dayAndTime(locale, timezone, theirs.at, now) })}
        </Text>
      )}
      {theirs.origin === 'removed' ? (
        <Text size="sm" mt={6}>
          {t('knowledge.conflict.theirsRemoved')}
        </Text>
      ) : (
        <>
          <Text size="sm" mt={6}>
            {t('knowledge.conflict.theirs')}
          </Text>
          <blockquote className={classes.quote}>
            <b>{theirs.title}</b>
            {`\n${theirs.body}`}
          </blockquote>
        </>
      )}
      <Group gap="xs" mt="xs">
        <Button size="xs" disabled={!canSave} loading={isSaving} onClick={onMine}>
          {t('knowledge.conflict.mine')}
        </Button>
        <Button size="xs" variant="default" onClick={onDrop}>
          {t('knowledge.conflict.drop')}
        </Button>
      </Group>
      <Text size="xs" mt={6}>
        {t('knowledge.conflict.kept')}
      </Text>
    </div>
  );
}
