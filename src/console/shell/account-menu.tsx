import { Popover, UnstyledButton } from '@mantine/core';
import { IconUserCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { AccountSettings } from './account-settings.tsx';
import navClasses from './navigation.module.css';

/** The account behind a button at the end of the rail. */
export function AccountMenu() {
  const { t } = useTranslation();
  return (
    <Popover position="right-end" width={272} shadow="md" trapFocus>
      <Popover.Target>
        <UnstyledButton className={navClasses.item} aria-label={t('account.title')}>
          <IconUserCircle size={24} stroke={1.6} aria-hidden />
          {t('nav.account')}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('account.title')}>
        <AccountSettings />
      </Popover.Dropdown>
    </Popover>
  );
}
