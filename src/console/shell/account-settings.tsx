import { Button, Divider, Stack, Text } from '@mantine/core';
import { IconLogout } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { keys } from '../api/keys.ts';
import { signOut } from '../api/me.ts';
import { useMe } from '../shared/me-context.ts';
import { PauseButton } from '../team/pause-button.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import { ThemeSwitch } from './theme-switch.tsx';

/** Who is signed in, own settings of this browser, and the way out. */
export function AccountSettings() {
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
    <Stack gap="sm">
      <div>
        <Text fw={600}>{me.name}</Text>
        <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          {me.email} · {t(`account.role.${me.role}`)}
        </Text>
      </div>
      <PauseButton />
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
  );
}
