import { Table, Text } from '@mantine/core';
import { IconScale } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { CalibrationView } from '../../http/views/conversion-prompt-view.ts';
import { EmptyState } from '../shared/empty-state.tsx';
import { ErrorState } from '../shared/error-state.tsx';
import { PageSkeleton } from '../shared/page-skeleton.tsx';
import { AgreementCell } from './agreement-cell.tsx';
import { Block } from './block.tsx';
import classes from './conversion.module.css';
import { calibrationQuery } from './conversion-queries.ts';

type Figures = CalibrationView['items'][number];

/** How the marks of each version agree with people and with what came of the dialogs. */
export function Calibration() {
  const { t } = useTranslation();
  const calibration = useQuery(calibrationQuery);
  const items = calibration.data ?? [];
  return (
    <Block title={t('conversion.calibration.title')} lead={t('conversion.calibration.lead')}>
      {calibration.isPending && <PageSkeleton />}
      {calibration.isError && !calibration.data && (
        <ErrorState error={calibration.error} onRetry={() => calibration.refetch()} />
      )}
      {calibration.isSuccess && items.length === 0 && (
        <EmptyState
          Icon={IconScale}
          title={t('conversion.calibration.empty')}
          text={t('conversion.calibration.emptyText')}
        />
      )}
      {items.length > 0 && (
        <>
          <Table className={classes.figures ?? ''} verticalSpacing="xs">
            <Table.Thead>
              <Table.Tr>
                {(['version', 'converted', 'hand', 'booked', 'paid'] as const).map((column) => (
                  <Table.Th key={column}>{t(`conversion.calibration.${column}`)}</Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {items.map((item) => (
                <Row key={`${item.version}/${item.by}`} item={item} />
              ))}
            </Table.Tbody>
          </Table>
          <Text size="xs" c="dimmed" mt={6}>
            {t('conversion.calibration.kappaHint')}
          </Text>
        </>
      )}
    </Block>
  );
}

function Row({ item: { version, by, converted, notScored, hand, booked, paid } }: { item: Figures }) {
  const { t } = useTranslation();
  return (
    <Table.Tr>
      <Table.Td data-label={t('conversion.calibration.version')}>
        <b>{version}</b>
        {by === 'rule' && <Text size="xs">{t('conversion.calibration.rule')}</Text>}
        {notScored > 0 && (
          <Text size="xs" c="dimmed">
            {t('conversion.calibration.notScored', { count: notScored })}
          </Text>
        )}
      </Table.Td>
      <AgreementCell label={t('conversion.calibration.converted')} share={converted} />
      <AgreementCell label={t('conversion.calibration.hand')} share={hand} kappa={hand.kappa} />
      <AgreementCell label={t('conversion.calibration.booked')} share={booked} kappa={booked.kappa} />
      <AgreementCell label={t('conversion.calibration.paid')} share={paid} kappa={paid.kappa} />
    </Table.Tr>
  );
}
