import { Anchor } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import classes from './channels.module.css';

export function BackToChannels() {
  const { t } = useTranslation();
  return (
    <Anchor component={Link} to="/settings/channels" size="sm" className={classes.back ?? ''}>
      <IconArrowLeft size={15} aria-hidden />
      {t('channelAccounts.back')}
    </Anchor>
  );
}
