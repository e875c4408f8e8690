import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { keys } from '../api/keys.ts';
import { ApiError } from '../api/problem.ts';
import { describeError } from '../shared/describe-error.ts';

/** A change of the team or of its rules: says that it is saved or why not, and has everything that shows the team read anew. */
export function useSave<Given, Got>(save: (given: Given) => Promise<Got>, onDone?: (got: Got) => void) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const closeButtonProps = { 'aria-label': t('common.close') };
  return useMutation({
    mutationFn: save,
    onSuccess: (got) => {
      notifications.show({ color: 'green', message: t('team.saved'), closeButtonProps });
      onDone?.(got);
    },
    onError: (error) =>
      notifications.show({ color: 'red', title: t('action.failed'), message: whyNot(t, error), closeButtonProps }),
    onSettled: () =>
      Promise.all([keys.team, keys.rules, keys.me].map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
}

/** Refusals that this screen knows, in the reader's language. */
export function whyNot(t: TFunction, error: unknown): string {
  const words = error instanceof ApiError ? error.message : '';
  if (/last owner/u.test(words)) return t('team.lastOwner');
  if (/Only an owner/u.test(words)) return t('team.ownersOnly');
  if (/with this e-mail/u.test(words)) return t('team.taken');
  return describeError(t, error);
}
