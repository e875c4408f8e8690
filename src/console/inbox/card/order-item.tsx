import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { OrderView } from '../../../http/views/order-view.ts';
import { useAct } from '../../api/use-act.ts';
import { useLocale } from '../../i18n/language.ts';
import { dayAndTime } from '../../shared/format-time.ts';
import { useCanAct, useMe } from '../../shared/me-context.ts';
import { money } from '../../shared/money.ts';
import { useNow } from '../../shared/use-now.ts';
import classes from './card.module.css';

/** Where an order can go from each of its states; the server holds the same. */
const NEXT = { ordered: ['paid', 'failed'], failed: ['paid', 'ordered'], paid: [] } as const;

/** The look of a status, as visits have it. */
const LOOK = { ordered: 'booked', failed: 'missed', paid: 'visited' } as const;

export function OrderItem({ order }: { order: OrderView }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const canAct = useCanAct();
  const { currency, timezone } = useMe().business;
  const now = useNow();
  const act = useAct(order.dialogId);
  const { id, offer, state, amount, at } = order;
  return (
    <li className={classes.appointment}>
      <span className={classes.appointmentHead}>
        <span>{offer.title[locale]}</span>
        <span>{money(locale, currency, { from: amount })}</span>
      </span>
      <span className={classes.when}>{dayAndTime(locale, timezone, at, now)}</span>
      <span className={classes.status} data-status={LOOK[state]}>
        {t(`orders.state.${state}`)}
      </span>
      {canAct && NEXT[state].length > 0 && (
        <Group gap={6} mt={8}>
          {NEXT[state].map((next) => (
            <Button
              key={next}
              size="compact-xs"
              variant={next === 'paid' ? 'light' : 'default'}
              disabled={act.isPending}
              onClick={() => act.mutate({ kind: 'record_order', orderId: id, state: next })}
            >
              {t(`orders.mark.${next}`)}
            </Button>
          ))}
        </Group>
      )}
    </li>
  );
}
