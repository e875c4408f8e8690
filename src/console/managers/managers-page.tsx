import { useTranslation } from 'react-i18next';
import { FiguresTable } from '../figures/figures-table.tsx';
import { ReportFrame } from '../figures/report-frame.tsx';
import { HeatSection } from './heat-section.tsx';

const COLUMNS = [
  'dialogs',
  'dialog_conversion',
  'leads',
  'chat_to_lead',
  'bookings',
  'operator_first_response',
] as const;

/** What each manager does and achieves, and on which days. */
export function ManagersPage() {
  const { t } = useTranslation();
  return (
    <ReportFrame
      title={t('managers.title')}
      lead={t('managers.lead')}
      empty={{ title: t('managers.empty'), text: t('managers.emptyText') }}
    >
      {(kpis) => (
        <>
          <FiguresTable label={t('managers.table')} by="manager" columns={COLUMNS} kpis={kpis} />
          <HeatSection kpis={kpis} />
        </>
      )}
    </ReportFrame>
  );
}
