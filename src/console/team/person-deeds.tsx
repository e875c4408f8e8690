import { Button, Divider, Group } from '@mantine/core';
import { IconKey, IconPlayerPause, IconPlayerPlay, IconUserMinus, IconUserPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OneTimePasswordView, TeamMemberView } from '../../http/views/team-view.ts';
import { useConfirm } from '../shared/use-confirm.tsx';
import { LeaveQuestion } from './leave-question.tsx';
import { OneTimePassword } from './one-time-password.tsx';
import { editMember, givePassword, setPause } from './team-queries.ts';
import { useSave } from './use-save.ts';

interface PersonDeedsProps {
  member: TeamMemberView;
  onDone: () => void;
}

/** What happens at once: a break, a new password, leaving and coming back. */
export function PersonDeeds({ member, onDone }: PersonDeedsProps) {
  const { t } = useTranslation();
  const { id, active, pause } = member;
  const [isLeaving, setLeaving] = useState(false);
  const [given, setGiven] = useState<OneTimePasswordView | null>(null);
  const [question, ask] = useConfirm();
  const rest = useSave((paused: boolean) => setPause(id, paused));
  const comeBack = useSave(() => editMember(id, { active: true }), onDone);
  const password = useSave(() => givePassword(id), setGiven);
  return (
    <>
      <Divider />
      {question}
      <OneTimePassword given={given} onClose={() => setGiven(null)} />
      <LeaveQuestion member={member} isOpen={isLeaving} onClose={() => setLeaving(false)} onDone={onDone} />
      <Group gap="xs">
        {active && (
          <Button
            variant="default"
            leftSection={pause ? <IconPlayerPlay size={16} aria-hidden /> : <IconPlayerPause size={16} aria-hidden />}
            loading={rest.isPending}
            onClick={() => rest.mutate(pause === null)}
          >
            {pause ? t('team.resume') : t('team.pause')}
          </Button>
        )}
        <Button
          variant="default"
          leftSection={<IconKey size={16} aria-hidden />}
          loading={password.isPending}
          onClick={() =>
            ask({
              title: t('team.newPasswordAsk'),
              text: t('team.newPasswordText'),
              yes: t('team.newPassword'),
              no: t('common.cancel'),
              onYes: () => password.mutate(undefined),
            })
          }
        >
          {t('team.newPassword')}
        </Button>
        {active ? (
          <Button
            variant="default"
            c="var(--v-bad)"
            leftSection={<IconUserMinus size={16} aria-hidden />}
            onClick={() => setLeaving(true)}
          >
            {t('team.leave')}
          </Button>
        ) : (
          <Button
            leftSection={<IconUserPlus size={16} aria-hidden />}
            loading={comeBack.isPending}
            onClick={() => comeBack.mutate(undefined)}
          >
            {t('team.back')}
          </Button>
        )}
      </Group>
    </>
  );
}
