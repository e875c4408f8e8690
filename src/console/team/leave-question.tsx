import { Button, Group, Modal, Radio, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TeamMemberView } from '../../http/views/team-view.ts';
import { editMember, type LeavingDialogs, leavingDialogs } from './team-queries.ts';
import { useSave } from './use-save.ts';

interface LeaveQuestionProps {
  member: TeamMemberView;
  isOpen: boolean;
  onClose: () => void;
  onDone: () => void;
}

/** Before somebody leaves: what becomes of his or her dialogs. */
export function LeaveQuestion({ member, isOpen, onClose, onDone }: LeaveQuestionProps) {
  const { t } = useTranslation();
  const [dialogs, setDialogs] = useState<LeavingDialogs>('share');
  const leave = useSave(
    () => editMember(member.id, { active: false, dialogs }),
    () => {
      onClose();
      onDone();
    },
  );
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={t('team.leaveAsk', { name: member.name })}
      centered
      attributes={{ header: { role: 'none' } }}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Stack gap="sm">
        <Radio.Group
          label={t('team.leaveText')}
          value={dialogs}
          onChange={(chosen) => setDialogs(leavingDialogs.find((one) => one === chosen) ?? 'share')}
        >
          <Stack gap={8} mt="xs">
            {leavingDialogs.map((one) => (
              <Radio key={one} value={one} label={t(`team.leaveDialogs.${one}`)} />
            ))}
          </Stack>
        </Radio.Group>
        <Text size="sm" c="dimmed">
          {t('team.load')}: {member.openDialogs}
        </Text>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button color="red.8" loading={leave.isPending} onClick={() => leave.mutate(undefined)}>
            {t('team.leave')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
