import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Role } from '../../domain/operator.ts';
import { useMe } from '../shared/me-context.ts';

const roles = ['operator', 'admin', 'owner', 'viewer'] as const satisfies readonly Role[];

interface RoleSelectProps {
  value: Role;
  onChange: (role: Role) => void;
}

/** What a person may do; only owners can choose "owner". */
export function RoleSelect({ value, onChange }: RoleSelectProps) {
  const { t } = useTranslation();
  const { role: own } = useMe();
  return (
    <NativeSelect
      label={t('team.role')}
      description={t('team.roleHint')}
      value={value}
      disabled={value === 'owner' && own !== 'owner'}
      data={roles
        .filter((role) => role !== 'owner' || own === 'owner' || value === 'owner')
        .map((role) => ({ value: role, label: t(`account.role.${role}`) }))}
      onChange={(event) => {
        const chosen = roles.find((role) => role === event.currentTarget.value);
        if (chosen) onChange(chosen);
      }}
    />
  );
}
