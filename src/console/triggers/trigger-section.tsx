import { ActionIcon, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './triggers.module.css';

interface TriggerSectionProps {
  title: string;
  text?: string;
  /** Of the stage. */
  colour?: string;
  onAdd?: () => void;
  children: readonly ReactNode[];
}

/** The cards of one stage. */
export function TriggerSection({ title, text, colour, onAdd, children }: TriggerSectionProps) {
  const { t } = useTranslation();
  return (
    <section aria-label={title} className={classes.section}>
      <div className={classes.sectionHead}>
        {colour && <span className={classes.dot} style={{ background: colour }} />}
        <h2 className={classes.sectionTitle}>{title}</h2>
        {onAdd && (
          <ActionIcon variant="subtle" color="gray" aria-label={t('triggers.addTo', { stage: title })} onClick={onAdd}>
            <IconPlus size={18} aria-hidden />
          </ActionIcon>
        )}
      </div>
      {text && (
        <Text size="xs" c="dimmed">
          {text}
        </Text>
      )}
      {children.length > 0 && <ul className={classes.cards}>{children}</ul>}
    </section>
  );
}
