import { Stack, Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PlanParts } from '../../domain/plans/plan.ts';
import { PersonAvatar } from '../inbox/person-avatar.tsx';
import { PlanTag } from './plan-tag.tsx';
import classes from './plans.module.css';

interface LabelFieldsProps {
  label: string;
  colour: string;
  onChange: (change: Pick<PlanParts, 'label'> | Pick<PlanParts, 'colour'>) => void;
}

/** The label in the list of chats. Its colour and how it looks appear while it is being filled in (seed 003). */
export function LabelFields({ label, colour, onChange }: LabelFieldsProps) {
  const { t } = useTranslation();
  const shown = label.trim();
  return (
    <Stack gap="xs">
      <TextInput
        label={t('plans.field.label')}
        description={t('plans.field.labelHint')}
        maxLength={24}
        value={label}
        onChange={(event) => onChange({ label: event.currentTarget.value })}
      />
      {shown !== '' && (
        <>
          <TextInput
            type="color"
            w={110}
            label={t('plans.field.colour')}
            value={colour}
            onChange={(event) => onChange({ colour: event.currentTarget.value })}
          />
          <Text size="sm" c="dimmed" id="label-preview">
            {t('plans.field.preview')}
          </Text>
          <div className={classes.preview} role="img" aria-labelledby="label-preview">
            <PersonAvatar contact={{ id: 'preview', name: 'Анна Громова' }} kind="telegram" />
            <span className={classes.previewBody}>
              <b>Анна Громова</b>
              <span>
                <PlanTag label={shown} colour={colour} />
              </span>
            </span>
          </div>
        </>
      )}
    </Stack>
  );
}
