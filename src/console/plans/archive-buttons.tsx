import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { PlanView } from '../../http/views/plan-view.ts';
import { keys } from '../api/keys.ts';
import { useConfirm } from '../shared/use-confirm.tsx';
import { describePlanError } from './describe-plan-error.ts';
import { changePlan, removePlan } from './plans-queries.ts';

/** A plan that nobody came into can be deleted; one with clients goes to the archive and comes back from it. */
export function ArchiveButtons({ plan, onDone }: { plan: PlanView; onDone: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [question, ask] = useConfirm();
  const act = useMutation({
    mutationFn: (what: 'remove' | 'restore'): Promise<unknown> =>
      what === 'remove' ? removePlan(plan.id) : changePlan(plan, { active: true }),
    onSuccess: onDone,
    onError: (error) =>
      notifications.show({ color: 'red', title: t('action.failed'), message: describePlanError(t, error) }),
    onSettled: () => client.invalidateQueries({ queryKey: keys.plans }),
  });
  const isEmpty = plan.clients === 0;
  const remove = (): void =>
    ask({
      title: isEmpty ? t('plans.removeAsk') : t('plans.archiveAsk'),
      text: isEmpty ? t('plans.removeText') : t('plans.archiveText'),
      yes: isEmpty ? t('plans.remove') : t('plans.archive'),
      no: t('common.cancel'),
      isDangerous: isEmpty,
      onYes: () => act.mutate('remove'),
    });
  return (
    <>
      {question}
      {plan.active || isEmpty ? (
        <Button variant="subtle" color={isEmpty ? 'red.8' : 'gray'} loading={act.isPending} onClick={remove}>
          {isEmpty ? t('plans.remove') : t('plans.archive')}
        </Button>
      ) : (
        <Button variant="default" loading={act.isPending} onClick={() => act.mutate('restore')}>
          {t('plans.restore')}
        </Button>
      )}
    </>
  );
}
