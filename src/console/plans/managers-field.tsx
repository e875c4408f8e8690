import { Alert, MultiSelect, Radio, Stack } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { PlanView } from '../../http/views/plan-view.ts';
import { useMe } from '../shared/me-context.ts';

interface ManagersFieldProps {
  /** Null: a new one. */
  plan: PlanView | null;
  value: string[];
  /** Those who are being taken out and have clients. */
  leaving: PlanView['managers'];
  isSharing: boolean;
  onChange: (ids: string[]) => void;
  onShare: (isSharing: boolean) => void;
}

/** Who works in the plan; says what becomes of its clients when that changes. */
export function ManagersField({ plan, value, leaving, isSharing, onChange, onShare }: ManagersFieldProps) {
  const { t } = useTranslation();
  const { team } = useMe();
  const before = plan?.managers ?? [];
  const people = [...team, ...before.filter(({ id }) => !team.some((mate) => mate.id === id))];
  const isLate = (plan?.clients ?? 0) > 0 && value.some((id) => !before.some((manager) => manager.id === id));
  const count = leaving.reduce((sum, { clients }) => sum + clients, 0);
  return (
    <Stack gap="xs">
      <MultiSelect
        label={t('plans.managers')}
        description={t('plans.field.managersHint')}
        data={people.map(({ id, name }) => ({ value: id, label: name }))}
        searchable
        value={value}
        onChange={onChange}
      />
      {isLate && (
        <Alert color="yellow" icon={<IconInfoCircle aria-hidden />} title={t('plans.lateTitle')} role="status">
          {t('plans.lateText')}
        </Alert>
      )}
      {leaving.length > 0 && (
        <Radio.Group
          label={t('plans.leaving', { count })}
          value={isSharing ? 'share' : 'stay'}
          onChange={(choice) => onShare(choice === 'share')}
        >
          <Stack gap={6} mt={6}>
            <Radio value="stay" label={t('plans.stay')} />
            <Radio value="share" label={t('plans.share')} disabled={value.length === 0} />
          </Stack>
        </Radio.Group>
      )}
    </Stack>
  );
}
