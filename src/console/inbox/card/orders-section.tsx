import { ActionIcon } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DialogCardView } from '../../../http/views/dialog-view.ts';
import type { OrderView } from '../../../http/views/order-view.ts';
import { keys } from '../../api/keys.ts';
import { queryOf, request } from '../../api/request.ts';
import { useAct } from '../../api/use-act.ts';
import { useLocale } from '../../i18n/language.ts';
import { useCanAct, useMe } from '../../shared/me-context.ts';
import { money } from '../../shared/money.ts';
import classes from './card.module.css';
import { EditableField } from './editable-field.tsx';
import { NewOrder } from './new-order.tsx';
import { OrderItem } from './order-item.tsx';
import { Section } from './section.tsx';

const ordersQuery = (contactId: string) =>
  queryOptions({
    queryKey: [...keys.orders, contactId],
    queryFn: async ({ signal }) => {
      const path = `/api/v1/orders${queryOf({ contact: contactId, limit: 50 })}`;
      return (await request<{ items: OrderView[] }>(path, { signal })).items;
    },
  });

/** What this customer has ordered, what became of it, and what the dialog is worth. */
export function OrdersSection({ dialog }: { dialog: DialogCardView }) {
  const { t } = useTranslation();
  const canAct = useCanAct();
  const orders = useQuery(ordersQuery(dialog.contact.id)).data ?? [];
  const [isAdding, setAdding] = useState(false);
  const add = canAct && !isAdding && (
    <ActionIcon variant="subtle" size="sm" aria-label={t('orders.new')} onClick={() => setAdding(true)}>
      <IconPlus size={17} aria-hidden />
    </ActionIcon>
  );
  return (
    <Section title={t('orders.title')} aside={add}>
      <Worth dialog={dialog} isByOrders={orders.some(({ dialogId }) => dialogId === dialog.id)} />
      {isAdding && <NewOrder dialogId={dialog.id} onDone={() => setAdding(false)} />}
      {orders.length === 0 && !isAdding && <p className={classes.none}>{t('orders.none')}</p>}
      <ul className={classes.list}>
        {orders.map((order) => (
          <OrderItem key={order.id} order={order} />
        ))}
      </ul>
    </Section>
  );
}

/** By the orders where there are any; else as somebody has noted it. */
function Worth({ dialog, isByOrders }: { dialog: DialogCardView; isByOrders: boolean }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const canAct = useCanAct();
  const { currency } = useMe().business;
  const act = useAct(dialog.id);
  const { amount } = dialog;
  const save = (text: string): string | null => {
    const typed = Number(text.replace(/\s/g, '').replace(',', '.'));
    if (!Number.isFinite(typed) || typed < 0) return t('orders.amount', { currency });
    act.mutate({ kind: 'set_amount', amount: typed });
    return null;
  };
  const shown = amount === null ? t('orders.valueNone') : money(locale, currency, { from: amount });
  return (
    <dl className={classes.facts} style={{ marginBottom: 10 }}>
      <dt>{t('orders.value')}</dt>
      <dd>
        <EditableField
          label={t('orders.value')}
          value={amount === null ? '' : String(amount)}
          shown={isByOrders ? `${shown} (${t('orders.byOrders')})` : shown}
          maxLength={15}
          canEdit={canAct && !isByOrders}
          onSave={save}
        />
      </dd>
    </dl>
  );
}
