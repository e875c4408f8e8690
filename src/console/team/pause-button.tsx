import { Button, Text } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useMe } from '../shared/me-context.ts';
import { setPause, teamQuery } from './team-queries.ts';
import { useSave } from './use-save.ts';

/** One's own break: nothing new comes until one is back. */
export function PauseButton() {
  const { t } = useTranslation();
  const { id } = useMe();
  const own = useQuery(teamQuery).data?.find((member) => member.id === id);
  const rest = useSave((paused: boolean) => setPause(id, paused));
  if (!own || own.role === 'viewer') return null;
  const isPaused = own.pause !== null;
  return (
    <div>
      <Button
        fullWidth
        variant={isPaused ? 'filled' : 'default'}
        leftSection={isPaused ? <IconPlayerPlay size={16} aria-hidden /> : <IconPlayerPause size={16} aria-hidden />}
        loading={rest.isPending}
        onClick={() => rest.mutate(!isPaused)}
      >
        {isPaused ? t('team.resume') : t('team.pause')}
      </Button>
      {isPaused && (
        <Text size="xs" c="dimmed" mt={4}>
          {t('team.pauseHint')}
        </Text>
      )}
    </div>
  );
}
