import { Checkbox, MultiSelect, NativeSelect, Radio, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PipelineView } from '../../http/views/pipeline-view.ts';
import { useLocale } from '../i18n/language.ts';
import classes from './pipelines.module.css';
import { usePipelineEdit } from './use-pipeline-edit.ts';

const RULED_EVENTS = [
  'appointment_booked',
  'appointment_moved',
  'appointment_confirmed',
  'appointment_visited',
  'appointment_cancelled',
  'no_show',
] as const;

/** The regulation of seed 002: which way dialogs have to go, and what becomes of a move that goes another. */
export function Regulation({ pipeline }: { pipeline: PipelineView }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const edit = usePipelineEdit();
  const change = (body: object): void => edit.mutate({ path: `/${encodeURIComponent(pipeline.id)}`, body });
  const stages = pipeline.stages.filter(({ leavingTo }) => leavingTo === null);
  const options = stages.map(({ id, title }) => ({ value: id, label: title[locale] }));
  const nowhere = { value: '', label: t('pipelines.regulation.nowhere') };
  const movesFrom = new Map(pipeline.allowedMoves.map(({ from, to }) => [from, to]));
  return (
    <Stack gap="lg">
      <NativeSelect
        label={t('pipelines.regulation.opened')}
        description={t('pipelines.regulation.openedText')}
        value={pipeline.openedGoesTo ?? ''}
        data={[nowhere, ...options]}
        onChange={(event) => change({ openedGoesTo: event.currentTarget.value || null })}
      />
      <Radio.Group
        label={t('pipelines.regulation.strictness')}
        value={pipeline.strictness}
        onChange={(strictness) => change({ strictness })}
      >
        <Stack gap={8} mt={6}>
          <Radio value="refuse" label={t('pipelines.regulation.strict.refuse')} />
          <Radio value="mark" label={t('pipelines.regulation.strict.mark')} />
        </Stack>
      </Radio.Group>
      <Part title={t('pipelines.regulation.required')} text={t('pipelines.regulation.requiredText')}>
        {stages
          .filter(({ group }) => group === 'active')
          .map(({ id, title }) => (
            <Checkbox
              key={id}
              label={title[locale]}
              checked={pipeline.requiredStages.includes(id)}
              onChange={(event) => change({ requireStage: { stageId: id, required: event.currentTarget.checked } })}
            />
          ))}
      </Part>
      <Part title={t('pipelines.regulation.allowed')} text={t('pipelines.regulation.allowedText')}>
        {stages.map(({ id, title }) => {
          const to = movesFrom.get(id) ?? [];
          return (
            <MultiSelect
              key={id}
              label={t('pipelines.regulation.from', { title: title[locale] })}
              {...(to.length === 0 && { placeholder: t('pipelines.regulation.anywhere') })}
              value={to}
              data={options.filter(({ value }) => value !== id)}
              onChange={(next) => change({ allowMoves: { from: id, to: next.length > 0 ? next : null } })}
            />
          );
        })}
      </Part>
      <Part title={t('pipelines.regulation.auto')} text={t('pipelines.regulation.autoText')}>
        {RULED_EVENTS.map((on) => (
          <NativeSelect
            key={on}
            label={t(`pipelines.regulation.events.${on}`)}
            value={pipeline.rules.find((rule) => rule.on === on)?.to ?? ''}
            data={[nowhere, ...options]}
            onChange={(event) => change({ rule: { on, to: event.currentTarget.value || null } })}
          />
        ))}
      </Part>
    </Stack>
  );
}

function Part({ title, text, children }: { title: string; text: string; children: ReactNode }) {
  return (
    <section aria-label={title}>
      <h2 className={classes.groupTitle}>{title}</h2>
      <Text size="xs" c="dimmed" mb="xs">
        {text}
      </Text>
      <Stack gap="xs">{children}</Stack>
    </section>
  );
}
