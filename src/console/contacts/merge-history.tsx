import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { MergeView } from '../../http/views/contact-view.ts';
import { request } from '../api/request.ts';
import { useLocale } from '../i18n/language.ts';
import { describeError } from '../shared/describe-error.ts';
import { dayAndTime } from '../shared/format-time.ts';
import { useCanManage, useMe } from '../shared/me-context.ts';
import { personTitle } from '../shared/person-title.ts';
import { useConfirm } from '../shared/use-confirm.tsx';
import { useNow } from '../shared/use-now.ts';
import classes from './contacts.module.css';

/** Which contacts have become part of this one, and the way back. */
export function MergeHistory({ merges }: { merges: readonly MergeView[] }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const now = useNow();
  const canManage = useCanManage();
  const { timezone } = useMe().business;
  const client = useQueryClient();
  const [confirm, ask] = useConfirm();
  const undo = useMutation({
    mutationFn: (id: string) => request(`/api/v1/merges/${id}/undo`, { method: 'POST', body: {} }),
    onSuccess: () => void notifications.show({ color: 'teal', message: t('contacts.undone') }),
    onError: (error) =>
      void notifications.show({ color: 'red', title: t('action.failed'), message: describeError(t, error) }),
    onSettled: () => client.invalidateQueries(),
  });
  if (merges.length === 0) return null;
  const askFirst = ({ id }: MergeView): void =>
    ask({
      title: t('contacts.undoAsk'),
      text: t('contacts.undoText'),
      yes: t('contacts.undo'),
      no: t('common.cancel'),
      onYes: () => undo.mutate(id),
    });
  return (
    <section className={classes.panel} aria-label={t('contacts.merges')}>
      <h2>{t('contacts.merges')}</h2>
      <ul className={classes.rows}>
        {merges.map((merge) => (
          <li key={merge.id}>
            <span>
              {t('contacts.mergedWith', { name: personTitle(t, merge.other) })}
              <span className={classes.dim}>
                {' '}
                · {t(`contacts.whys.${merge.why}`)}, {dayAndTime(locale, timezone, merge.at, now)}
              </span>
            </span>
            {merge.state === 'undone' && <span className={classes.dim}>{t('contacts.undone')}</span>}
            {merge.state === 'merged' && canManage && (
              <Button size="compact-sm" variant="light" loading={undo.isPending} onClick={() => askFirst(merge)}>
                {t('contacts.undo')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {confirm}
    </section>
  );
}
