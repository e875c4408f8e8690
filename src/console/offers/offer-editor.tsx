import { Alert, Button, Group, Modal, NumberInput, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OfferView } from '../../http/views/order-view.ts';
import { keys } from '../api/keys.ts';
import { statusOf } from '../api/problem.ts';
import { request } from '../api/request.ts';
import { useLocale } from '../i18n/language.ts';
import { describeError } from '../shared/describe-error.ts';
import { useMe } from '../shared/me-context.ts';

interface OfferEditorProps {
  /** Null: closed. */
  offer: OfferView | 'new' | null;
  onClose: () => void;
}

export function OfferEditor({ offer, onClose }: OfferEditorProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const title = offer === 'new' || offer === null ? t('offers.new') : t('offers.edit', { name: offer.title[locale] });
  return (
    <Modal
      opened={offer !== null}
      onClose={onClose}
      title={title}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      {offer !== null && <OfferForm offer={offer === 'new' ? null : offer} onDone={onClose} />}
    </Modal>
  );
}

function OfferForm({ offer, onDone }: { offer: OfferView | null; onDone: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { currency } = useMe().business;
  const [title, setTitle] = useState(offer?.title ?? { ru: '', en: '' });
  const [price, setPrice] = useState(offer?.price ?? 0);
  const save = useMutation({
    mutationFn: (change: object): Promise<OfferView> =>
      offer
        ? request(`/api/v1/offers/${encodeURIComponent(offer.id)}`, {
            method: 'PATCH',
            body: { ...change, version: offer.version },
          })
        : request('/api/v1/offers', { method: 'POST', body: change }),
    onSuccess: onDone,
    onSettled: () => client.invalidateQueries({ queryKey: keys.offers }),
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save.mutate({ title, price });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <TextInput
          label={t('offers.titleRu')}
          required
          maxLength={120}
          data-autofocus
          value={title.ru}
          onChange={(event) => setTitle({ ...title, ru: event.currentTarget.value })}
        />
        <TextInput
          label={t('offers.titleEn')}
          required
          maxLength={120}
          value={title.en}
          onChange={(event) => setTitle({ ...title, en: event.currentTarget.value })}
        />
        <NumberInput
          label={t('offers.price', { currency })}
          min={0}
          max={1e12}
          thousandSeparator=" "
          value={price}
          onChange={(value) => setPrice(Number(value))}
        />
        {save.isError && (
          <Alert color="red" role="alert">
            {statusOf(save.error) === 409 ? t('offers.stale') : describeError(t, save.error)}
          </Alert>
        )}
        <Group justify="space-between">
          <Button type="submit" loading={save.isPending}>
            {t('common.save')}
          </Button>
          {offer && (
            <Button variant="subtle" color="gray" onClick={() => save.mutate({ archived: !offer.archived })}>
              {offer.archived ? t('offers.restore') : t('offers.archive')}
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  );
}
