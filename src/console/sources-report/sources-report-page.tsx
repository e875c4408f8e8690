import { Button, NativeSelect } from '@mantine/core';
import { IconSettings } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { FiguresTable } from '../figures/figures-table.tsx';
import { ReportFrame } from '../figures/report-frame.tsx';
import { useCanAct } from '../shared/me-context.ts';
import { useAddress } from '../shared/use-address.ts';
import classes from './sources-report.module.css';

const COLUMNS = ['dialogs', 'chat_to_lead', 'lead_quality', 'bookings', 'no_show_rate', 'revenue'] as const;

const WAYS = ['source', 'utm_campaign', 'utm_medium', 'channel'] as const;

/** What each source, campaign or channel brings, from the first message to money. */
export function SourcesReportPage() {
  const { t } = useTranslation();
  const canAct = useCanAct();
  const [address, change] = useAddress();
  const by = WAYS.find((way) => way === address.get('by')) ?? 'source';
  return (
    <ReportFrame
      title={t('sourcesReport.title')}
      lead={t('sourcesReport.lead')}
      empty={{ title: t('sourcesReport.empty'), text: t('sourcesReport.emptyText') }}
      aside={
        canAct && (
          <Button
            component={Link}
            to="/settings/sources"
            variant="default"
            leftSection={<IconSettings size={17} aria-hidden />}
          >
            {t('sourcesReport.settings')}
          </Button>
        )
      }
    >
      {(kpis) => (
        <>
          <NativeSelect
            className={classes.ways ?? ''}
            label={t('sourcesReport.by')}
            value={by}
            onChange={({ currentTarget: { value } }) => change({ by: value === 'source' ? '' : value, sort: '' })}
            data={WAYS.map((way) => ({ value: way, label: t(`figures.dimensions.${way}`) }))}
          />
          <FiguresTable label={t('sourcesReport.table')} by={by} columns={COLUMNS} kpis={kpis} />
        </>
      )}
    </ReportFrame>
  );
}
