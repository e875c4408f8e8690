import { Alert, Box, Button, NativeSelect, Text, Title } from '@mantine/core';
import { IconBolt, IconBook, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TriggerRules } from '../../domain/trigger.ts';
import type { TriggerOn } from '../../domain/triggers/on.ts';
import type { TriggerView } from '../../http/views/trigger-view.ts';
import { pipelinesQuery } from '../board/board-queries.ts';
import { useLocale } from '../i18n/language.ts';
import { EmptyState } from '../shared/empty-state.tsx';
import { ErrorState } from '../shared/error-state.tsx';
import { useCanManage } from '../shared/me-context.ts';
import { PageSkeleton } from '../shared/page-skeleton.tsx';
import { useAddress } from '../shared/use-address.ts';
import { useConfirm } from '../shared/use-confirm.tsx';
import { newOn, newRules } from './new-parts.ts';
import { RecipesDrawer } from './recipes-drawer.tsx';
import { rulesOf } from './rules-of.ts';
import { stagesOf } from './stage-of.ts';
import { TriggerCard } from './trigger-card.tsx';
import { TriggerEditor } from './trigger-editor.tsx';
import { triggersQuery } from './trigger-queries.ts';
import { TriggerRuns } from './trigger-runs.tsx';
import { TriggerSection } from './trigger-section.tsx';
import classes from './triggers.module.css';
import { useChoices } from './use-choices.ts';
import { useTriggerChange } from './use-trigger-change.ts';

/** All triggers as cards on their stages, as seed 004 draws them. */
export function TriggersPage() {
  const { t } = useTranslation();
  const locale = useLocale();
  const canManage = useCanManage();
  const [params, changeAddress] = useAddress();
  const list = useQuery(triggersQuery);
  const pipelines = useQuery(pipelinesQuery).data ?? [];
  const pipeline = pipelines.find(({ id }) => id === params.get('pipeline')) ?? pipelines[0];
  const choices = useChoices();
  const words = { t, locale, choices };
  const { switchOn, remove } = useTriggerChange();
  const [question, ask] = useConfirm();
  const [draft, setDraft] = useState<{ rules: TriggerRules; known: TriggerView | null } | null>(null);
  const [logId, setLogId] = useState<string | null>(null);
  const [recipesOpen, setRecipesOpen] = useState(false);
  const triggers = list.data ?? [];

  const begin = (on: TriggerOn) => (): void => setDraft({ rules: newRules(on), known: null });
  const cards = (shown: readonly TriggerView[]) =>
    shown.map((trigger) => (
      <TriggerCard
        key={trigger.id}
        trigger={trigger}
        words={words}
        onSwitch={(enabled) => switchOn.mutate({ trigger, enabled })}
        onEdit={() => setDraft({ rules: rulesOf(trigger), known: trigger })}
        onLog={() => setLogId(trigger.id)}
        onRemove={() =>
          ask({
            title: t('triggers.removeAsk', { title: trigger.title[locale] }),
            text: t('triggers.removeText'),
            yes: t('triggers.remove'),
            no: t('common.cancel'),
            isDangerous: true,
            onYes: () => remove.mutate(trigger.id),
          })
        }
      />
    ));
  const at = (path: string) => triggers.filter((trigger) => stagesOf(trigger).includes(path));
  const paths = pipeline?.stages.map(({ id }) => `${pipeline.id}/${id}`) ?? [];
  const anywhere = triggers.filter((trigger) => stagesOf(trigger).length === 0);
  const elsewhere = triggers.filter((trigger) => {
    const stages = stagesOf(trigger);
    return stages.length > 0 && stages.every((path) => !paths.includes(path));
  });

  return (
    <Box className={classes.page}>
      {question}
      <div className={classes.top}>
        <div>
          <Title order={1} size="h3">
            {t('triggers.title')}
          </Title>
          <Text c="dimmed" size="sm">
            {t('triggers.lead')}
          </Text>
        </div>
        {canManage && (
          <div className={classes.tools}>
            <Button
              variant="default"
              leftSection={<IconBook size={16} aria-hidden />}
              onClick={() => setRecipesOpen(true)}
            >
              {t('triggers.recipes')}
            </Button>
            <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={begin(newOn('stage_entered'))}>
              {t('triggers.add')}
            </Button>
          </div>
        )}
      </div>
      {!canManage && <Alert>{t('triggers.readOnly')}</Alert>}
      {pipelines.length > 1 && pipeline && (
        <NativeSelect
          label={t('triggers.pipeline')}
          value={pipeline.id}
          data={pipelines.map(({ id, title }) => ({ value: id, label: title[locale] }))}
          onChange={(event) => changeAddress({ pipeline: event.currentTarget.value })}
        />
      )}
      {list.isPending && <PageSkeleton />}
      {list.isError && !list.data && <ErrorState error={list.error} onRetry={() => list.refetch()} />}
      {list.isSuccess && triggers.length === 0 && (
        <EmptyState Icon={IconBolt} title={t('triggers.empty')} text={t('triggers.emptyText')} />
      )}
      {list.isSuccess && (
        <>
          {anywhere.length > 0 && (
            <TriggerSection title={t('triggers.anyStage')} text={t('triggers.anyStageText')}>
              {cards(anywhere)}
            </TriggerSection>
          )}
          {pipeline?.stages.map((stage) => {
            const path = `${pipeline.id}/${stage.id}`;
            const add = begin({ kind: 'stage_entered', stage: path });
            return (
              <TriggerSection
                key={stage.id}
                title={stage.title[locale]}
                colour={stage.colour}
                {...(canManage && stage.leavingTo === null && { onAdd: add })}
              >
                {cards(at(path))}
              </TriggerSection>
            );
          })}
          {elsewhere.length > 0 && (
            <TriggerSection title={t('triggers.otherStages')}>{cards(elsewhere)}</TriggerSection>
          )}
        </>
      )}
      <TriggerEditor
        rules={draft?.rules ?? null}
        known={draft?.known ?? null}
        choices={choices}
        onClose={() => setDraft(null)}
      />
      <TriggerRuns trigger={triggers.find(({ id }) => id === logId) ?? null} onClose={() => setLogId(null)} />
      <RecipesDrawer opened={recipesOpen} onClose={() => setRecipesOpen(false)} />
    </Box>
  );
}
