import { Button, Group, NativeSelect, NumberInput, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../api/use-act.ts';
import { useLocale } from '../../i18n/language.ts';
import { offersQuery } from '../../plans/plans-queries.ts';
import { useMe } from '../../shared/me-context.ts';
import classes from './card.module.css';

interface NewOrderProps {
  dialogId: string;
  onDone: () => void;
}

/** Chosen from the catalogue; the price can be another one for this customer. */
export function NewOrder({ dialogId, onDone }: NewOrderProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { currency } = useMe().business;
  const act = useAct(dialogId);
  // A second click is the same order.
  const [id] = useState(() => crypto.randomUUID());
  const offers = (useQuery(offersQuery).data ?? []).filter(({ archived }) => !archived);
  const [chosen, setChosen] = useState('');
  const [amount, setAmount] = useState<number | null>(null);
  const offer = offers.find((known) => known.id === chosen) ?? offers[0];
  if (!offer) return <p className={classes.none}>{t('orders.noOffers')}</p>;
  const save = (event: FormEvent): void => {
    event.preventDefault();
    act.mutate(
      { kind: 'record_order', id, offerId: offer.id, state: 'ordered', amount: amount ?? offer.price },
      { onSuccess: onDone },
    );
  };
  return (
    <form onSubmit={save}>
      <Stack gap={8} mb="xs">
        <NativeSelect
          aria-label={t('orders.offer')}
          value={offer.id}
          data={offers.map((known) => ({ value: known.id, label: known.title[locale] }))}
          onChange={(event) => {
            setChosen(event.currentTarget.value);
            setAmount(null);
          }}
        />
        <NumberInput
          aria-label={t('orders.amount', { currency })}
          min={0}
          max={1e12}
          thousandSeparator=" "
          value={amount ?? offer.price}
          onChange={(value) => setAmount(Number(value))}
        />
        <Group gap={8}>
          <Button type="submit" size="xs" loading={act.isPending}>
            {t('common.save')}
          </Button>
          <Button size="xs" variant="default" onClick={onDone}>
            {t('common.cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
