import { Button, Group, Select, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconMessages, IconPlayerPlay } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CrmSetupView } from '../../http/views/crm-view.ts';
import { EmptyState } from '../shared/empty-state.tsx';
import { personTitle } from '../shared/person-title.ts';
import { useAddress } from '../shared/use-address.ts';
import classes from './bitrix24.module.css';
import { foundDialogsQuery, tryMapping } from './bitrix24-queries.ts';
import { Block } from './block.tsx';
import { refusalWords } from './refusal-words.ts';
import { TrialItem } from './trial-item.tsx';

const TYPING_MS = 300;

/** What would be sent about a dialog, call by call, and what would be left out; nothing is sent. */
export function TryTab({ setup }: { setup: CrmSetupView }) {
  const { t } = useTranslation();
  const [params, change] = useAddress();
  const dialogId = params.get('dialog');
  const [typed, setTyped] = useState('');
  const [text] = useDebouncedValue(typed.trim(), TYPING_MS);
  const found = useQuery(foundDialogsQuery(text)).data ?? [];
  const run = useMutation({ mutationFn: () => tryMapping(dialogId ? { dialogIds: [dialogId] } : {}) });
  const known = found.map(({ id, contact, preview }) => ({
    value: id,
    label: [personTitle(t, contact), preview].filter(Boolean).join(' · ').slice(0, 80),
  }));
  const isKnown = !dialogId || known.some(({ value }) => value === dialogId);
  return (
    <Block title={t('bitrix24.tryTitle')} lead={t('bitrix24.tryText')}>
      <Group gap="xs" align="flex-end">
        <Select
          className={classes.chooseDialog ?? ''}
          label={t('bitrix24.whichDialog')}
          placeholder={t('bitrix24.lastTen')}
          searchable
          clearable
          clearButtonProps={{ 'aria-label': t('bitrix24.lastTen') }}
          nothingFoundMessage={t('bitrix24.nothingFound')}
          filter={({ options }) => options}
          data={[...known, ...(isKnown ? [] : [{ value: dialogId, label: dialogId }])]}
          value={dialogId}
          onSearchChange={setTyped}
          onChange={(next) => change({ dialog: next ?? undefined })}
        />
        <Button
          leftSection={<IconPlayerPlay size={16} aria-hidden />}
          loading={run.isPending}
          onClick={() => run.mutate()}
        >
          {t('bitrix24.run')}
        </Button>
      </Group>
      {run.error && (
        <Text size="sm" c="red.8" role="alert" mt="sm">
          {refusalWords(t, run.error)}
        </Text>
      )}
      {run.data?.items.length === 0 && (
        <EmptyState Icon={IconMessages} title={t('bitrix24.noDialogs')} text={t('bitrix24.noDialogsText')} />
      )}
      <ul className={classes.trials} aria-label={t('bitrix24.tried')}>
        {run.data?.items.map((trial) => (
          <TrialItem key={trial.dialogId} trial={trial} facts={setup.facts} />
        ))}
      </ul>
    </Block>
  );
}
