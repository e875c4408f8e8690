import { Fieldset, MultiSelect, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { PlanParts } from '../../domain/plans/plan.ts';
import { useLocale } from '../i18n/language.ts';
import { offersQuery } from './plans-queries.ts';

const LISTS = [
  ['orderedOffers', 'plans.field.ordered'],
  ['failedOffers', 'plans.field.failed'],
  ['paidOffers', 'plans.field.paid'],
] as const;

interface OffersFieldsProps {
  parts: PlanParts;
  onChange: (change: Partial<PlanParts>) => void;
}

/** Offers whose order, failed payment or payment puts a customer into the plan. */
export function OffersFields({ parts, onChange }: OffersFieldsProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const offers = useQuery(offersQuery).data ?? [];
  const chosen = new Set([...parts.orderedOffers, ...parts.failedOffers, ...parts.paidOffers]);
  const shown = offers.filter(({ id, archived }) => !archived || chosen.has(id));
  return (
    <Fieldset legend={t('plans.field.offers')}>
      <Text size="sm" c="dimmed" mb="xs">
        {shown.length === 0 ? t('plans.field.noOffers') : t('plans.field.offersHint')}
      </Text>
      {shown.length > 0 && (
        <Stack gap="xs">
          {LISTS.map(([field, title]) => (
            <MultiSelect
              key={field}
              label={t(title)}
              data={shown.map((offer) => ({ value: offer.id, label: offer.title[locale] }))}
              searchable
              value={parts[field]}
              onChange={(ids) => onChange({ [field]: ids })}
            />
          ))}
        </Stack>
      )}
    </Fieldset>
  );
}
