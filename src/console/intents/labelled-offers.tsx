import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { DraftChangedView } from '../../http/views/training-view.ts';
import { keys } from '../api/keys.ts';
import { request } from '../api/request.ts';
import { intentTitle } from '../shared/intent-title.ts';
import { useFailureNotice } from '../shared/use-failure-notice.ts';
import classes from './intents.module.css';
import { offersQuery, TRAINING_PATH } from './training-queries.ts';

const SHOWN = 5;

/** Messages whose meaning people have named and that the draft does not have yet: taken as samples in one go. */
export function LabelledOffers() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const tellFailure = useFailureNotice();
  const [isWhole, setWhole] = useState(false);
  const offers = useQuery(offersQuery);
  const take = useMutation({
    mutationFn: (version: number) =>
      request<DraftChangedView>(`${TRAINING_PATH}/draft/labelled`, { method: 'POST', body: { version } }),
    onSuccess: ({ leftOut }) =>
      notifications.show({
        color: 'green',
        message: leftOut.length > 0 ? t('training.tookSome', { count: leftOut.length }) : t('training.tookAll'),
        closeButtonProps: { 'aria-label': t('common.close') },
      }),
    onError: tellFailure,
    onSettled: () => client.invalidateQueries({ queryKey: keys.training }),
  });
  if (!offers.data || offers.data.total === 0) return null;
  const { items, ready, total, version } = offers.data;
  const shown = isWhole ? items : items.slice(0, SHOWN);
  return (
    <section className={classes.offers} aria-labelledby="labelled-offers">
      <h2 id="labelled-offers">{t('training.offers', { count: total })}</h2>
      <Text size="sm" c="dimmed">
        {t('training.offersText')}
      </Text>
      <ul>
        {shown.map(({ messageId, dialogId, text, actual, state, times, other }) => (
          <li key={messageId}>
            <Link to={`/inbox/${dialogId}`}>«{text}»</Link> → {intentTitle(t, actual)}
            {times > 1 && ` × ${times}`}
            {state !== 'ready' && (
              <span className={classes.warn}>
                {t(`training.offerState.${state}`, { other: other === null ? '' : intentTitle(t, other) })}
              </span>
            )}
          </li>
        ))}
      </ul>
      <Group gap="xs" mt="xs">
        <Button size="xs" disabled={ready === 0} loading={take.isPending} onClick={() => take.mutate(version)}>
          {t('training.take', { count: ready })}
        </Button>
        {items.length > SHOWN && (
          <Button size="xs" variant="subtle" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
            {isWhole ? t('training.fewer') : t('training.showAll', { count: items.length })}
          </Button>
        )}
      </Group>
    </section>
  );
}
