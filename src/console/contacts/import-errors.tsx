import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ImportView } from '../../http/views/contact-view.ts';
import classes from './contacts.module.css';
import { importReason } from './import-reason.ts';

/** Rows that could not be taken, with why: the first ones here, all of them in a file. */
export function ImportErrors({ found }: { found: ImportView }) {
  const { t } = useTranslation();
  if (found.errors.length === 0) return null;
  return (
    <section className={classes.panel} aria-label={t('contacts.upload.firstErrors')}>
      <h2>{t('contacts.upload.firstErrors')}</h2>
      <ul className={classes.rows}>
        {found.errors.map(({ line, reason, row }) => (
          <li key={line}>
            <span>
              <b>{t('contacts.upload.line', { line })}</b>{' '}
              <span className={classes.bad}>{importReason(t, reason)}</span>
              <span className={classes.dim}> {row.filter(Boolean).slice(0, 4).join(' · ')}</span>
            </span>
          </li>
        ))}
      </ul>
      <Button
        component="a"
        href={`/api/v1/contacts/imports/${found.id}/errors`}
        download
        variant="light"
        mt="sm"
        leftSection={<IconDownload size={16} aria-hidden />}
      >
        {t('contacts.upload.allErrors')}
      </Button>
    </section>
  );
}
