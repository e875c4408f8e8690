import { Select, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DialogCardView } from '../../../http/views/dialog-view.ts';
import { useAct } from '../../api/use-act.ts';
import { LeadScore } from '../../lead-quality/lead-score.tsx';
import { PlanTag } from '../../plans/plan-tag.tsx';
import { useCanAct, useMe } from '../../shared/me-context.ts';
import { LossReason } from './loss-reason.tsx';
import { OffRegulation } from './off-regulation.tsx';
import { Section } from './section.tsx';
import { StageSelect } from './stage-select.tsx';
import { WhyAssigned } from './why-assigned.tsx';

/** Where the dialog stands in its pipeline, who answers for it, and how good a lead it is. */
export function FunnelSection({ dialog }: { dialog: DialogCardView }) {
  const { t } = useTranslation();
  const canAct = useCanAct();
  const { team } = useMe();
  const act = useAct(dialog.id);
  const assign = (operatorId: string | null): void => {
    if (operatorId !== (dialog.assignee?.id ?? null)) act.mutate({ kind: 'assign', operatorId });
  };
  return (
    <Section title={t('card.stage')}>
      <Stack gap="xs">
        <StageSelect dialog={dialog} />
        <OffRegulation dialog={dialog} />
        <LossReason dialog={dialog} />
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
        <LeadScore dialog={dialog} />
      </Stack>
    </Section>
  );
}
