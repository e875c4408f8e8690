import { Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CalibrationView } from '../../http/views/conversion-prompt-view.ts';
import { useLocale } from '../i18n/language.ts';
import { percent } from './percent.ts';

interface AgreementCellProps {
  label: string;
  share: CalibrationView['items'][number]['converted'];
  /** Left out where there is nothing to agree with. */
  kappa?: number | null;
}

/** A share of few is shown grey: its range tells how little it says. */
const FEW = 20;

/** A share with its range, of how many, and agreement beyond chance. */
export function AgreementCell({ label, share: { share, low, high, hits, n }, kappa }: AgreementCellProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  if (share === null || low === null || high === null) {
    return (
      <Table.Td data-label={label}>
        <Text size="sm" c="dimmed">
          {t('conversion.calibration.none')}
        </Text>
      </Table.Td>
    );
  }
  return (
    <Table.Td data-label={label}>
      <Text size="sm" fw={600} {...(n < FEW && { c: 'dimmed' })}>
        {share.toLocaleString(locale, { style: 'percent', maximumFractionDigits: 0 })}
      </Text>
      <Text size="xs" c="dimmed">
        {t('conversion.calibration.range', { low: percent(low), high: percent(high) })},{' '}
        {t('conversion.calibration.of', { hits, n })}
      </Text>
      {typeof kappa === 'number' && (
        <Text size="xs" c="dimmed">
          {t('conversion.calibration.kappa', {
            kappa: new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(kappa),
          })}
        </Text>
      )}
    </Table.Td>
  );
}
