import { Alert, Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { PlanView } from '../../http/views/plan-view.ts';
import { useConfirm } from '../shared/use-confirm.tsx';
import { describePlanError } from './describe-plan-error.ts';
import { redistribute } from './plans-queries.ts';

/** Who has clients here and is no manager of the plan; their clients can be shared among those who are. */
export function LeaversBanner({ plan }: { plan: PlanView }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [question, ask] = useConfirm();
  const share = useMutation({
    mutationFn: () =>
      redistribute(
        plan.id,
        plan.leavers.map(({ id }) => id),
      ),
    onSuccess: (moved) => notifications.show({ color: 'green', message: t('plans.shared', { moved }) }),
    onError: (error) =>
      notifications.show({ color: 'red', title: t('action.failed'), message: describePlanError(t, error) }),
    onSettled: () => client.invalidateQueries(),
  });
  const names = plan.leavers.map(({ name, clients }) => `${name} (${clients})`).join(', ');
  return (
    <Alert color="yellow" title={t('plans.leavers', { names })} role="status">
      {question}
      {plan.managers.length > 0 && (
        <Button
          size="xs"
          variant="default"
          loading={share.isPending}
          onClick={() =>
            ask({
              title: t('plans.shareAsk'),
              text: t('plans.shareText'),
              yes: t('plans.shareNow'),
              no: t('common.cancel'),
              onYes: () => share.mutate(),
            })
          }
        >
          {t('plans.shareNow')}
        </Button>
      )}
    </Alert>
  );
}
