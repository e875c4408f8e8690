import { Alert, Button, Group, Text, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { ExperimentView, SurfaceView } from '../../http/views/experiment-view.ts';
import { describeRefusal } from './describe-refusal.ts';
import classes from './experiments.module.css';
import { useSavePlan } from './experiments-queries.ts';
import { GoalFields } from './goal-fields.tsx';
import { emptyPlan, missingOf, onSurface, planOf, toRequest } from './plan-state.ts';
import { SizeFields } from './size-fields.tsx';
import { SurfacePicker } from './surface-picker.tsx';
import { VariantFields } from './variant-fields.tsx';

interface PlanFormProps {
  surfaces: readonly SurfaceView[];
  draft: ExperimentView | null;
}

/** Guides through an experiment: what is varied, how, what for, what is expected, and how long that takes. */
export function PlanForm({ surfaces, draft }: PlanFormProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [plan, setPlan] = useState(() => (draft ? planOf(draft) : emptyPlan()));
  const save = useSavePlan(draft);
  const surface = surfaces.find(({ id }) => id === plan.surface);
  const missing = missingOf(plan, surface);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (missing === null) save.mutate(toRequest(plan), { onSuccess: ({ id }) => navigate(`/experiments/${id}`) });
  };
  return (
    <form onSubmit={submit}>
      <section className={classes.panel}>
        <h2 className={classes.panelTitle}>{t('experiments.step.surface')}</h2>
        <SurfacePicker surfaces={surfaces} surface={surface} onPick={(picked) => setPlan(onSurface(plan, picked))} />
      </section>
      {surface && (
        <>
          <section className={classes.panel}>
            <h2 className={classes.panelTitle}>{t('experiments.step.variants')}</h2>
            <VariantFields plan={plan} surface={surface} onChange={setPlan} />
          </section>
          <section className={classes.panel}>
            <h2 className={classes.panelTitle}>{t('experiments.step.hypothesis')}</h2>
            <Textarea
              label={t('experiments.hypothesis')}
              description={t('experiments.hypothesisText')}
              placeholder={t('experiments.hypothesisExample')}
              required
              minLength={10}
              maxLength={1000}
              autosize
              minRows={2}
              value={plan.hypothesis}
              onChange={(event) => setPlan({ ...plan, hypothesis: event.currentTarget.value })}
            />
          </section>
          <section className={classes.panel}>
            <h2 className={classes.panelTitle}>{t('experiments.step.goal')}</h2>
            <GoalFields plan={plan} onChange={setPlan} />
          </section>
          <section className={classes.panel}>
            <h2 className={classes.panelTitle}>{t('experiments.step.size')}</h2>
            <SizeFields plan={plan} onChange={setPlan} />
          </section>
        </>
      )}
      {save.isError && (
        <Alert color="red" role="alert" mb="md">
          {describeRefusal(t, save.error)}
        </Alert>
      )}
      <Group gap="md">
        <Button type="submit" disabled={missing !== null} loading={save.isPending}>
          {t('experiments.save')}
        </Button>
        <Text size="sm" c="dimmed" role="status">
          {missing === null ? t('experiments.saveText') : t(`experiments.missing.${missing}`)}
        </Text>
      </Group>
    </form>
  );
}
