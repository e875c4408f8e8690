import { Button, Divider, Popover, Stack, Text, UnstyledButton } from '@mantine/core';
import { IconLogout, IconUserCircle } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { keys } from '../api/keys.ts';
import { signOut } from '../api/me.ts';
import { useMe } from '../shared/me-context.ts';
import { LanguageSwitch } from './language-switch.tsx';
import navClasses from './navigation.module.css';
import { ThemeSwitch } from './theme-switch.tsx';

/** Who is signed in, own settings of this browser, and the way out. */
export function AccountMenu() {
  const { t } = useTranslation();
  const me = useMe();
  const client = useQueryClient();
  const leave = useMutation({
    mutationFn: signOut,
    onSuccess: () => {
      client.setQueryData(keys.me, null);
      client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== keys.me[0] });
    },
  });
  return (
    <Popover position="right-end" width={272} shadow="md" trapFocus>
      <Popover.Target>
        <UnstyledButton className={navClasses.item} aria-label={t('account.title')}>
          <IconUserCircle size={24} stroke={1.6} aria-hidden />
          {t('nav.account')}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('account.title')}>
        <Stack gap="sm">
          <div>
            <Text fw={600}>{me.name}</Text>
            <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
              {me.email} · {t(`account.role.${me.role}`)}
            </Text>
          </div>
          <Divider />
          <LanguageSwitch />
          <ThemeSwitch />
          <Divider />
          <Button
            variant="default"
            leftSection={<IconLogout size={16} aria-hidden />}
            loading={leave.isPending}
            onClick={() => leave.mutate()}
          >
            {t('account.signOut')}
          </Button>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
