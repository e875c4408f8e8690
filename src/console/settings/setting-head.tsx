import { Anchor, Button, Text, Title } from '@mantine/core';
import { IconArrowLeft, IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import classes from './lists.module.css';

interface SettingHeadProps {
  title: string;
  lead: string;
  addLabel?: string;
  /** Left out for those who may only look. */
  onAdd?: (() => void) | undefined;
}

/** The top of a page of settings: the way back, what this is, and the way to add to it. */
export function SettingHead({ title, lead, addLabel, onAdd }: SettingHeadProps) {
  const { t } = useTranslation();
  return (
    <>
      <Anchor component={Link} to="/settings" size="sm" className={classes.back ?? ''}>
        <IconArrowLeft size={15} aria-hidden />
        {t('nav.settings')}
      </Anchor>
      <div className={classes.top}>
        <div>
          <Title order={1} size="h3">
            {title}
          </Title>
          <Text c="dimmed" size="sm">
            {lead}
          </Text>
        </div>
        {onAdd && (
          <Button leftSection={<IconPlus size={17} aria-hidden />} onClick={onAdd}>
            {addLabel}
          </Button>
        )}
      </div>
    </>
  );
}
