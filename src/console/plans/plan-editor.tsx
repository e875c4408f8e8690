import { Alert, Button, Drawer, Group, NumberInput, Stack, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanParts } from '../../domain/plans/plan.ts';
import type { PlanView } from '../../http/views/plan-view.ts';
import { keys } from '../api/keys.ts';
import { useMe } from '../shared/me-context.ts';
import { ArchiveButtons } from './archive-buttons.tsx';
import { describePlanError } from './describe-plan-error.ts';
import { LabelFields } from './label-fields.tsx';
import { ManagersField } from './managers-field.tsx';
import { ModeField } from './mode-field.tsx';
import { OffersFields } from './offers-fields.tsx';
import { changesOf, partsOf } from './plan-parts.ts';
import { changePlan, createPlan, redistribute } from './plans-queries.ts';
import { SourcesField } from './sources-field.tsx';

interface PlanEditorProps {
  /** Null: closed. */
  plan: PlanView | 'new' | null;
  onClose: () => void;
}

/** A drawer with everything that a plan is set by. */
export function PlanEditor({ plan, onClose }: PlanEditorProps) {
  const { t } = useTranslation();
  return (
    <Drawer
      opened={plan !== null}
      onClose={onClose}
      position="right"
      size="min(560px, 100vw)"
      title={plan === 'new' ? t('plans.new') : t('plans.edit')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      {plan !== null && (
        <PlanForm key={plan === 'new' ? 'new' : plan.id} plan={plan === 'new' ? null : plan} onDone={onClose} />
      )}
    </Drawer>
  );
}

function PlanForm({ plan, onDone }: { plan: PlanView | null; onDone: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { currency } = useMe().business;
  const [parts, setParts] = useState<PlanParts>(() => partsOf(plan));
  const [isSharing, setSharing] = useState(false);
  const change = (part: Partial<PlanParts>): void => setParts((before) => ({ ...before, ...part }));
  const leaving = (plan?.managers ?? []).filter(({ id, clients }) => clients > 0 && !parts.managers.includes(id));

  const save = useMutation({
    async mutationFn() {
      if (!plan) return createPlan(parts);
      const saved = await changePlan(plan, changesOf(plan, parts));
      if (isSharing && leaving.length > 0) {
        const moved = await redistribute(
          plan.id,
          leaving.map(({ id }) => id),
        );
        notifications.show({ color: 'green', message: t('plans.shared', { moved }) });
      }
      return saved;
    },
    onSuccess() {
      notifications.show({ color: 'green', message: t('plans.saved') });
      onDone();
    },
    onSettled: () => client.invalidateQueries({ queryKey: keys.plans }),
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save.mutate();
  };

  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <TextInput
          label={t('plans.field.name')}
          required
          maxLength={80}
          data-autofocus
          value={parts.name}
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
        <Group gap="md" align="flex-start" grow preventGrowOverflow={false}>
          <NumberInput
            label={t('plans.field.conversion')}
            description={t('plans.field.conversionHint')}
            min={0}
            max={100}
            decimalScale={2}
            value={parts.conversion}
            onChange={(value) => change({ conversion: Number(value) })}
          />
          <NumberInput
            label={t('plans.field.averageSale', { currency })}
            description={t('plans.potentialHow')}
            min={0}
            max={1e12}
            thousandSeparator=" "
            value={parts.averageSale}
            onChange={(value) => change({ averageSale: Number(value) })}
          />
        </Group>
        <LabelFields label={parts.label} colour={parts.colour} onChange={change} />
        <ManagersField
          plan={plan}
          value={parts.managers}
          leaving={leaving}
          isSharing={isSharing}
          onChange={(managers) => change({ managers })}
          onShare={setSharing}
        />
        <SourcesField planId={plan?.id ?? null} value={parts.sources} onChange={(sources) => change({ sources })} />
        <OffersFields parts={parts} onChange={change} />
        <ModeField value={parts.mode} onChange={(mode) => change({ mode })} />
        {save.isError && (
          <Alert color="red" role="alert">
            {describePlanError(t, save.error)}
          </Alert>
        )}
        <Group justify="space-between">
          <Button type="submit" loading={save.isPending}>
            {t('common.save')}
          </Button>
          {plan && <ArchiveButtons plan={plan} onDone={onDone} />}
        </Group>
      </Stack>
    </form>
  );
}
