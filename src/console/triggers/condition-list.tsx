import { Button, NativeSelect, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Conditions } from '../../domain/triggers/condition.ts';
import { ConditionRow } from './condition-row.tsx';
import { newCondition } from './new-parts.ts';
import classes from './triggers.module.css';
import type { Choices } from './use-choices.ts';

interface ConditionListProps {
  conditions: Conditions;
  choices: Choices;
  onChange: (conditions: Conditions) => void;
}

type Part = Conditions['of'][number];

/** Conditions of which all or any have to hold; a group among them is a list of its own. */
export function ConditionList({ conditions, choices, onChange }: ConditionListProps) {
  const { t } = useTranslation();
  const { match, of } = conditions;
  const replace = (index: number, part: Part | null): void =>
    onChange({ ...conditions, of: of.flatMap((one, at) => (at !== index ? one : (part ?? []))) });
  return (
    <section aria-label={t('triggers.form.conditions')}>
      <h3 className={classes.heading}>{t('triggers.form.conditions')}</h3>
      {of.length === 0 && (
        <Text size="xs" c="dimmed">
          {t('triggers.form.conditionsText')}
        </Text>
      )}
      {of.length > 1 && <Match match={match} onChange={(next) => onChange({ ...conditions, match: next })} />}
      <ul className={classes.parts}>
        {of.map((part, index) =>
          'match' in part ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no names, and are only added last
            <li key={index} className={classes.part} data-group>
              <Text size="xs" c="dimmed">
                {t('triggers.form.group')}
              </Text>
              <Match match={part.match} onChange={(next) => replace(index, { ...part, match: next })} />
              <ul className={classes.parts}>
                {part.of.map((condition, at) => (
                  <ConditionRow
                    // biome-ignore lint/suspicious/noArrayIndexKey: as above
                    key={at}
                    index={at + 1}
                    condition={condition}
                    choices={choices}
                    onChange={(next) =>
                      replace(index, { ...part, of: part.of.map((one, place) => (place === at ? next : one)) })
                    }
                    onRemove={() => {
                      const rest = part.of.filter((_, place) => place !== at);
                      replace(index, rest.length > 0 ? { ...part, of: rest } : null);
                    }}
                  />
                ))}
              </ul>
            </li>
          ) : (
            <ConditionRow
              // biome-ignore lint/suspicious/noArrayIndexKey: as above
              key={index}
              index={index + 1}
              condition={part}
              choices={choices}
              onChange={(next) => replace(index, next)}
              onRemove={() => replace(index, null)}
            />
          ),
        )}
      </ul>
      {of.length < 20 && (
        <Button
          size="compact-sm"
          variant="default"
          mt="xs"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => onChange({ ...conditions, of: [...of, newCondition('stage')] })}
        >
          {t('triggers.form.addCondition')}
        </Button>
      )}
    </section>
  );
}

function Match({ match, onChange }: { match: 'all' | 'any'; onChange: (match: 'all' | 'any') => void }) {
  const { t } = useTranslation();
  return (
    <NativeSelect
      size="xs"
      mt={6}
      aria-label={t('triggers.form.conditions')}
      value={match}
      data={(['all', 'any'] as const).map((value) => ({ value, label: t(`triggers.form.match.${value}`) }))}
      onChange={(event) => onChange(event.currentTarget.value === 'any' ? 'any' : 'all')}
    />
  );
}
