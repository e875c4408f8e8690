import { Drawer } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { TeamMemberView } from '../../http/views/team-view.ts';
import { PersonForm } from './person-form.tsx';

interface PersonDrawerProps {
  /** Undefined: closed. */
  member: TeamMemberView | undefined;
  onClose: () => void;
}

export function PersonDrawer({ member, onClose }: PersonDrawerProps) {
  const { t } = useTranslation();
  return (
    <Drawer
      opened={member !== undefined}
      onClose={onClose}
      position="right"
      size="min(560px, 100vw)"
      title={member?.name}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      {member && <PersonForm key={member.id} member={member} onDone={onClose} />}
    </Drawer>
  );
}
