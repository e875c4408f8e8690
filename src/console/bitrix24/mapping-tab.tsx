import { Button, Group, Select, Stack, Text } from '@mantine/core';
import { IconPlus, IconTableOff } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CrmSetupView } from '../../http/views/crm-view.ts';
import { useLocale } from '../i18n/language.ts';
import { EmptyState } from '../shared/empty-state.tsx';
import { useAddress } from '../shared/use-address.ts';
import classes from './bitrix24.module.css';
import { Block } from './block.tsx';
import { type MappingDraft, MappingRow } from './mapping-row.tsx';
import { refusalWords } from './refusal-words.ts';
import { useCrmChange } from './use-crm-change.ts';
import { factTitle } from './words.ts';

/** Which of our facts goes into which field of the portal's leads. */
export function MappingTab({ setup }: { setup: CrmSetupView }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const change = useCrmChange();
  const add = useCrmChange();
  const [, go] = useAddress();
  const [rules, setRules] = useState<readonly MappingDraft[]>(() =>
    setup.mapping.map((rule, key) => ({ ...rule, key })),
  );
  const { portal, facts, missing, version, fixed } = setup;
  if (!portal)
    return (
      <EmptyState Icon={IconTableOff} title={t('bitrix24.noFields')} text={t('bitrix24.noFieldsText')}>
        <Button variant="light" mt="sm" onClick={() => go({ tab: 'connection' })}>
          {t('bitrix24.toConnection')}
        </Button>
      </EmptyState>
    );
  const isWhole = rules.every(({ field }) => field !== null);
  const save = (mapping: readonly { fact: string; field: string }[] | null) =>
    change.mutate({ path: 'settings', body: { version, mapping } });
  return (
    <Block title={t('bitrix24.fields')} lead={t('bitrix24.fieldsText')}>
      {missing.length > 0 && (
        <div className={classes.hint}>
          <Text size="sm">
            {t('bitrix24.missing', { fields: missing.map((id) => factTitle(t, locale, id, facts)).join(', ') })}
          </Text>
          <Button
            size="compact-sm"
            variant="light"
            loading={add.isPending}
            onClick={() => add.mutate({ path: 'portal/fields' })}
          >
            {t('bitrix24.addFields')}
          </Button>
          {add.error && (
            <Text size="sm" c="red.8" role="alert">
              {refusalWords(t, add.error)}
            </Text>
          )}
        </div>
      )}
      <ul className={classes.mapping} aria-label={t('bitrix24.fields')}>
        {rules.map((rule) => (
          <MappingRow
            key={rule.key}
            rule={rule}
            setup={setup}
            isTaken={(field) => rules.some((other) => other.key !== rule.key && other.field === field)}
            isFixed={fixed.fields.includes(rule.fact)}
            onChange={(field) => setRules((all) => all.map((one) => (one.key === rule.key ? { ...one, field } : one)))}
            onRemove={() => setRules((all) => all.filter((one) => one.key !== rule.key))}
          />
        ))}
      </ul>
      <Stack gap="sm" mt="md">
        <Select
          className={classes.addFact ?? ''}
          aria-label={t('bitrix24.addFact')}
          placeholder={t('bitrix24.addFact')}
          leftSection={<IconPlus size={16} aria-hidden />}
          searchable
          nothingFoundMessage={t('bitrix24.nothingFound')}
          data={facts.map(({ id }) => ({ value: id, label: factTitle(t, locale, id, facts) }))}
          value={null}
          onChange={(fact) => {
            if (fact)
              setRules((all) => [...all, { key: Math.max(-1, ...all.map(({ key }) => key)) + 1, fact, field: null }]);
          }}
        />
        {change.error && (
          <Text size="sm" c="red.8" role="alert">
            {refusalWords(t, change.error)}
          </Text>
        )}
        <Group gap="xs">
          <Button
            loading={change.isPending}
            disabled={!isWhole}
            onClick={() => save(rules.flatMap(({ fact, field }) => (field ? [{ fact, field }] : [])))}
          >
            {t('common.save')}
          </Button>
          {setup.isOwnMapping && (
            <Button variant="default" disabled={change.isPending} onClick={() => save(null)}>
              {t('bitrix24.defaults')}
            </Button>
          )}
          <Button variant="subtle" onClick={() => go({ tab: 'try' })}>
            {t('bitrix24.tryIt')}
          </Button>
        </Group>
      </Stack>
    </Block>
  );
}
