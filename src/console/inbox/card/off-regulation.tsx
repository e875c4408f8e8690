import { Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { DialogCardView } from '../../../http/views/dialog-view.ts';
import type { EventView } from '../../../http/views/event-view.ts';
import { keys } from '../../api/keys.ts';
import { queryOf, request } from '../../api/request.ts';
import { breachWords } from '../../history/breach-words.ts';
import { useNames } from '../../history/use-names.ts';
import classes from './history.module.css';

/** The last move of the dialog; under the dialog's own key, so that it is read anew with it. */
const lastMoveQuery = (dialogId: string) =>
  queryOptions({
    queryKey: [...keys.dialog(dialogId), 'last-move'],
    queryFn: async ({ signal }) => {
      const query = queryOf({ dialogId, type: 'stage_changed', limit: 1 });
      const { items } = await request<{ items: EventView[] }>(`/api/v1/events${query}`, { signal });
      return items[0] ?? null;
    },
  });

/** A mark on a dialog that has come into its stage past the regulation, and which rule was broken. */
export function OffRegulation({ dialog }: { dialog: DialogCardView }) {
  const { t } = useTranslation();
  const { data: last } = useQuery(lastMoveQuery(dialog.id));
  const isOff = last?.body.offRegulation !== undefined && last.body.to === dialog.stage.id;
  const names = useNames(isOff);
  if (!last || !isOff) return null;
  return (
    <Text size="sm" className={classes.off ?? ''}>
      <IconAlertTriangle size={15} stroke={1.8} aria-hidden className={classes.sign} /> {t('history.off')}:{' '}
      {breachWords(t, last.body, names).join('; ')}
    </Text>
  );
}
