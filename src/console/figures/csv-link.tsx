import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { queryOf } from '../api/request.ts';
import { useLocale } from '../i18n/language.ts';
import { useFigureFilters } from './use-figure-filters.ts';

interface CsvLinkProps {
  /** Where the table is as a file, below `/api/v1`. */
  path: string;
  /** Which table it is, for those who do not see where the link stands. */
  title: string;
  /** What it is asked with; the screen's own filters when left out. */
  params?: Record<string, string>;
  /** Further wishes, for example the step. */
  also?: Record<string, string>;
}

/** A table as a file for a spreadsheet, narrowed as it is on screen. */
export function CsvLink({ path, title, params, also }: CsvLinkProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const filters = useFigureFilters();
  const asked = params ?? filters.params;
  if (!asked) return null;
  return (
    <Button
      component="a"
      href={`/api/v1${path}${queryOf({ ...asked, ...also, locale })}`}
      download
      size="compact-sm"
      variant="subtle"
      aria-label={t('figures.csvOf', { title })}
      leftSection={<IconDownload size={15} aria-hidden />}
    >
      {t('figures.csv')}
    </Button>
  );
}
