import { NumberInput, SimpleGrid, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ResponderView } from '../../http/views/responder-view.ts';
import { useLocale } from '../i18n/language.ts';
import { dollars } from './amounts.ts';

type Settings = ResponderView['settings'];

interface BudgetFieldsProps {
  settings: Settings;
  price: ResponderView['price'];
  isReadOnly: boolean;
  onChange: (change: Partial<Settings>) => void;
}

const FIELDS = [
  ['replyTokens', 1_000_000, 1_000],
  ['dialogTokens', 10_000_000, 10_000],
  ['dailyTokens', 1_000_000_000, 100_000],
] as const;
const MILLION = 1_000_000;

/** What a reply, a dialog and a day may cost, and what the day comes to in money. */
export function BudgetFields({ settings, price, isReadOnly, onChange }: BudgetFieldsProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const dearest = price && (settings.dailyTokens * Math.max(price.input, price.output)) / MILLION;
  return (
    <>
      <SimpleGrid cols={{ base: 1, sm: 3 }}>
        {FIELDS.map(([field, most, step]) => (
          <NumberInput
            key={field}
            label={t(`responder.${field}`)}
            value={settings[field]}
            min={0}
            max={most}
            step={step}
            allowDecimal={false}
            thousandSeparator={locale === 'ru' ? ' ' : ','}
            readOnly={isReadOnly}
            onChange={(value) => onChange({ [field]: Number(value) || 0 })}
          />
        ))}
      </SimpleGrid>
      <Text size="sm" c="dimmed" mt={6}>
        {settings.dailyTokens === 0
          ? t('responder.dailyNone')
          : dearest !== null && t('responder.dailyMoney', { money: dollars(locale, dearest) })}
      </Text>
    </>
  );
}
