import { ActionIcon, Box, Button, Text, Title } from '@mantine/core';
import { IconPencil, IconPlus, IconShoppingBag } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OfferView } from '../../http/views/order-view.ts';
import { useLocale } from '../i18n/language.ts';
import classes from '../plans/plans.module.css';
import { offersQuery } from '../plans/plans-queries.ts';
import { EmptyState } from '../shared/empty-state.tsx';
import { ErrorState } from '../shared/error-state.tsx';
import { useCanManage, useMe } from '../shared/me-context.ts';
import { money } from '../shared/money.ts';
import { PageSkeleton } from '../shared/page-skeleton.tsx';
import { OfferEditor } from './offer-editor.tsx';

/** The catalogue of what customers order. */
export function OffersPage() {
  const { t } = useTranslation();
  const canManage = useCanManage();
  const offers = useQuery(offersQuery);
  const [edited, setEdited] = useState<OfferView | 'new' | null>(null);
  return (
    <Box className={classes.page}>
      <div className={classes.top}>
        <div>
          <Title order={1} size="h3">
            {t('offers.settings')}
          </Title>
          <Text c="dimmed" size="sm">
            {t('offers.settingsText')}
          </Text>
        </div>
        {canManage && (
          <Button leftSection={<IconPlus size={17} aria-hidden />} onClick={() => setEdited('new')}>
            {t('offers.new')}
          </Button>
        )}
      </div>
      {offers.isPending && <PageSkeleton />}
      {offers.isError && !offers.data && <ErrorState error={offers.error} onRetry={() => offers.refetch()} />}
      {offers.data?.length === 0 && (
        <EmptyState Icon={IconShoppingBag} title={t('offers.empty')} text={t('offers.emptyText')} />
      )}
      {offers.data && offers.data.length > 0 && (
        <ul className={`${classes.panel} ${classes.rows}`} aria-label={t('offers.list')}>
          {offers.data.map((offer) => (
            <OfferRow key={offer.id} offer={offer} onEdit={canManage ? () => setEdited(offer) : null} />
          ))}
        </ul>
      )}
      <OfferEditor offer={edited} onClose={() => setEdited(null)} />
    </Box>
  );
}

function OfferRow({ offer, onEdit }: { offer: OfferView; onEdit: (() => void) | null }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { currency } = useMe().business;
  const name = offer.title[locale];
  return (
    <li className={classes.row}>
      <span>
        <b>{name}</b> {offer.archived && <span className={classes.badge}>{t('offers.archived')}</span>}
        <span className={classes.quiet} style={{ display: 'block' }}>
          {t('offers.code', { id: offer.id })}
        </span>
      </span>
      <span className={classes.amount}>{money(locale, currency, { from: offer.price })}</span>
      {onEdit && (
        <ActionIcon variant="subtle" color="gray" aria-label={t('offers.edit', { name })} onClick={onEdit}>
          <IconPencil size={17} aria-hidden />
        </ActionIcon>
      )}
    </li>
  );
}
