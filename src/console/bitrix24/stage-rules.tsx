import { ActionIcon, Button, Group, Select, Text } from '@mantine/core';
import { IconArrowRight, IconPlus, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CrmSetupView } from '../../http/views/crm-view.ts';
import { pipelinesQuery } from '../board/board-queries.ts';
import { useLocale } from '../i18n/language.ts';
import classes from './bitrix24.module.css';
import { refusalWords } from './refusal-words.ts';
import { useCrmChange } from './use-crm-change.ts';

interface Rule {
  key: number;
  status: string | null;
  stage: string | null;
}

/** To which stage a dialog goes when a manager moves its lead at the portal. */
export function StageRules({ setup }: { setup: CrmSetupView }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const change = useCrmChange();
  const pipelines = useQuery(pipelinesQuery).data ?? [];
  const [rules, setRules] = useState<readonly Rule[]>(() =>
    setup.stages.map(({ status, pipelineId, stageId }, key) => ({
      key,
      status,
      stage: `${pipelineId ?? ''}/${stageId}`,
    })),
  );
  const isFixed = setup.fixed.stages;
  const known = (setup.portal?.statuses ?? []).map(({ id, title }) => ({ value: id, label: title }));
  // A status or stage that is gone still says what the rule was.
  const orphans = rules.flatMap(({ status }) =>
    status && !known.some(({ value }) => value === status) ? [{ value: status, label: status }] : [],
  );
  const stages = pipelines.map(({ id, title, stages: all }) => ({
    group: title[locale],
    items: all.map((stage) => ({ value: `${id}/${stage.id}`, label: stage.title[locale] })),
  }));
  // Such a rule comes from the environment, or from a program: it holds in every pipeline that has the stage.
  const anywhere = rules.flatMap(({ stage }) => {
    if (!stage?.startsWith('/')) return [];
    const named = pipelines.flatMap((pipeline) => pipeline.stages).find(({ id }) => id === stage.slice(1));
    return [{ value: stage, label: named?.title[locale] ?? stage.slice(1) }];
  });
  const put = (key: number, part: Partial<Rule>) =>
    setRules((all) => all.map((rule) => (rule.key === key ? { ...rule, ...part } : rule)));
  const save = () =>
    change.mutate({
      path: 'settings',
      body: {
        version: setup.version,
        stages: rules.flatMap(({ status, stage }) => {
          const [pipelineId = '', stageId] = stage?.split('/') ?? [];
          return status && stageId ? [{ status, pipelineId: pipelineId || null, stageId }] : [];
        }),
      },
    });
  return (
    <fieldset className={classes.rules}>
      <legend>{t('bitrix24.stages')}</legend>
      <Text size="sm" c="dimmed" mb="xs">
        {t(isFixed ? 'bitrix24.stagesByEnvironment' : 'bitrix24.stagesText')}
      </Text>
      <ul>
        {rules.map(({ key, status, stage }) => (
          <li key={key}>
            <Select
              aria-label={t('bitrix24.status')}
              placeholder={t('bitrix24.status')}
              data={[...known, ...orphans]}
              value={status}
              disabled={isFixed}
              onChange={(value) => put(key, { status: value })}
            />
            <IconArrowRight size={16} aria-hidden />
            <Select
              aria-label={t('bitrix24.stage')}
              placeholder={t('bitrix24.stage')}
              data={[
                ...stages,
                ...(anywhere.length > 0 ? [{ group: t('bitrix24.anyPipeline'), items: anywhere }] : []),
              ]}
              value={stage}
              disabled={isFixed}
              onChange={(value) => put(key, { stage: value })}
            />
            {!isFixed && (
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t('bitrix24.removeRule')}
                onClick={() => setRules((all) => all.filter((rule) => rule.key !== key))}
              >
                <IconTrash size={16} aria-hidden />
              </ActionIcon>
            )}
          </li>
        ))}
      </ul>
      {!isFixed && (
        <Group gap="xs">
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<IconPlus size={15} aria-hidden />}
            onClick={() =>
              setRules((all) => [
                ...all,
                { key: Math.max(-1, ...all.map((rule) => rule.key)) + 1, status: null, stage: null },
              ])
            }
          >
            {t('bitrix24.addRule')}
          </Button>
          <Button variant="light" size="compact-sm" loading={change.isPending} onClick={save}>
            {t('bitrix24.saveStages')}
          </Button>
        </Group>
      )}
      {change.error && (
        <Text size="sm" c="red.8" role="alert">
          {refusalWords(t, change.error)}
        </Text>
      )}
    </fieldset>
  );
}
