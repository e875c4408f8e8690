import { Select, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DialogCardView } from '../../../http/views/dialog-view.ts';
import { useAct } from '../../api/use-act.ts';
import { useLocale } from '../../i18n/language.ts';
import { PlanTag } from '../../plans/plan-tag.tsx';
import { useCanAct, useMe } from '../../shared/me-context.ts';
import marks from '../marks.module.css';
import { StageChip } from '../stage-chip.tsx';
import { Section } from './section.tsx';
import { WhyAssigned } from './why-assigned.tsx';

/** Where the dialog stands in its pipeline, who answers for it, and how good a lead it is. */
export function FunnelSection({ dialog }: { dialog: DialogCardView }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const canAct = useCanAct();
  const { team } = useMe();
  const act = useAct(dialog.id);
  const stages = new Map(dialog.stages.map((stage) => [stage.id, stage]));
  const move = (stageId: string | null): void => {
    if (stageId !== null && stageId !== dialog.stage.id) act.mutate({ kind: 'move_stage', stageId });
  };
  const assign = (operatorId: string | null): void => {
    if (operatorId !== (dialog.assignee?.id ?? null)) act.mutate({ kind: 'assign', operatorId });
  };
  return (
    <Section title={t('card.stage')}>
      <Stack gap="xs">
        <Select
          aria-label={t('card.stage')}
          value={dialog.stage.id}
          disabled={!canAct || act.isPending}
          allowDeselect={false}
          leftSection={<span className={marks.dot} style={{ background: dialog.stage.colour }} />}
          data={dialog.stages.map((stage) => ({ value: stage.id, label: stage.title[locale] }))}
          renderOption={({ option }) => {
            const stage = stages.get(option.value);
            return stage ? <StageChip stage={stage} /> : option.label;
          }}
          onChange={move}
        />
        <Select
          label={t('card.assignee')}
          placeholder={t('card.nobody')}
          value={dialog.assignee?.id ?? null}
          disabled={!canAct || act.isPending}
          clearable
          clearButtonProps={{ 'aria-label': t('card.nobody') }}
          data={team.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={assign}
        />
        <WhyAssigned dialog={dialog} />
        {dialog.plan && (
          <span>
            <PlanTag label={dialog.plan.label} colour={dialog.plan.colour} />
          </span>
        )}
        {dialog.leadScore !== null && (
          <Text size="sm">
            <Text span c="dimmed">
              {t('card.score')}:{' '}
            </Text>
            {t('card.scoreOf', { value: dialog.leadScore })}
          </Text>
        )}
      </Stack>
    </Section>
  );
}
