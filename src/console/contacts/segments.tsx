import { useTranslation } from 'react-i18next';
import { SavedViews } from '../saved-views/saved-views.tsx';
import type { ContactFilters } from './contacts-queries.ts';
import { type ChangeFilters, filtersIn, replacing } from './use-contact-filters.ts';

/** Filters of contacts kept under a name. */
export function Segments({ filters, onChange }: { filters: ContactFilters; onChange: ChangeFilters }) {
  const { t } = useTranslation();
  return (
    <SavedViews
      kind="contacts"
      title={t('contacts.segments')}
      none={t('contacts.noSegments')}
      query={{ ...filters }}
      onChoose={(query) => onChange(replacing(filters, filtersIn(query)))}
    />
  );
}
