import { ActionIcon, NativeSelect, NumberInput, Text } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { DistributionRuleView } from '../../http/views/distribution-view.ts';
import { useMe } from '../shared/me-context.ts';
import { percentsOf } from './percents.ts';
import classes from './team.module.css';

interface MembersEditorProps {
  members: DistributionRuleView['members'];
  counts: DistributionRuleView['counts'];
  onChange: (members: DistributionRuleView['members']) => void;
}

/** Who takes part, with shares as numbers and, beside them, in percent. */
export function MembersEditor({ members, counts, onChange }: MembersEditorProps) {
  const { t } = useTranslation();
  const { team } = useMe();
  const percents = percentsOf(members.map(({ weight }) => weight));
  const nameOf = (id: string): string => team.find((mate) => mate.id === id)?.name ?? id;
  const others = team.filter(({ id }) => !members.some(({ operatorId }) => operatorId === id));
  return (
    <fieldset className={classes.fieldset}>
      <legend>{t('rules.members')}</legend>
      {members.length === 0 && (
        <Text size="sm" c="dimmed" my={6}>
          {t('rules.membersHint')}
        </Text>
      )}
      <ul className={classes.members}>
        {members.map(({ operatorId, weight }, index) => {
          const name = nameOf(operatorId);
          const count = counts.find((one) => one.operatorId === operatorId)?.count ?? 0;
          return (
            <li key={operatorId} className={classes.member}>
              <span>
                <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
                  {name}
                </Text>
                <span className={classes.quiet}>{t('rules.got', { count })}</span>
              </span>
              <NumberInput
                aria-label={t('rules.weightOf', { name })}
                value={weight}
                min={0}
                max={1000}
                allowDecimal={false}
                onChange={(next) =>
                  typeof next === 'number' &&
                  onChange(members.map((one, at) => (at === index ? { ...one, weight: next } : one)))
                }
              />
              <span className={classes.percent}>{percents[index]} %</span>
              <ActionIcon
                variant="subtle"
                color="gray"
                size="lg"
                aria-label={t('rules.removeMember', { name })}
                onClick={() => onChange(members.filter((one) => one.operatorId !== operatorId))}
              >
                <IconX size={16} aria-hidden />
              </ActionIcon>
            </li>
          );
        })}
      </ul>
      {others.length > 0 && (
        <NativeSelect
          aria-label={t('rules.addMember')}
          value=""
          data={[
            { value: '', label: t('rules.addMember') },
            ...others.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(event) => {
            const operatorId = event.currentTarget.value;
            if (operatorId) onChange([...members, { operatorId, weight: 1 }]);
          }}
        />
      )}
    </fieldset>
  );
}
