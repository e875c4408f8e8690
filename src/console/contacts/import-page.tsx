import { Anchor, Box, Button, Group, Loader, Text, Title } from '@mantine/core';
import { IconArrowLeft, IconFileSpreadsheet } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type DragEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { useLocale } from '../i18n/language.ts';
import { describeError } from '../shared/describe-error.ts';
import { ErrorState } from '../shared/error-state.tsx';
import { dayAndTime } from '../shared/format-time.ts';
import { useMe } from '../shared/me-context.ts';
import { PageSkeleton } from '../shared/page-skeleton.tsx';
import { useNow } from '../shared/use-now.ts';
import classes from './contacts.module.css';
import { importQuery, importsQuery } from './contacts-queries.ts';
import { ImportSteps } from './import-steps.tsx';
import { uploadContacts } from './upload-contacts.ts';

/** Contacts out of a table: choose a file, say what is where, check, write. */
export function ImportPage() {
  const { t } = useTranslation();
  const { importId } = useParams();
  return (
    <Box className={classes.page}>
      <Anchor component={Link} to="/contacts" size="sm">
        <Group gap={4} mb="xs">
          <IconArrowLeft size={16} aria-hidden />
          {t('contacts.back')}
        </Group>
      </Anchor>
      <Title order={1} size="h3">
        {t('contacts.upload.title')}
      </Title>
      <Text c="dimmed" size="sm" mb="md">
        {t('contacts.upload.lead')}
      </Text>
      {importId ? <OneImport id={importId} /> : <ChooseFile />}
    </Box>
  );
}

function OneImport({ id }: { id: string }) {
  const found = useQuery(importQuery(id));
  if (found.data) return <ImportSteps key={id} found={found.data} />;
  return found.isError ? <ErrorState error={found.error} onRetry={() => found.refetch()} /> : <PageSkeleton />;
}

function ChooseFile() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const upload = useMutation({
    mutationFn: uploadContacts,
    onSuccess: ({ id }) => navigate(`/contacts/import/${id}`),
  });
  const take = (files: FileList | null): void => {
    const file = files?.[0];
    if (file) upload.mutate(file);
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button does the same by keyboard. */}
      <div
        className={classes.drop}
        data-over={isOver}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <IconFileSpreadsheet size={40} stroke={1.4} aria-hidden />
        <input
          ref={input}
          type="file"
          accept=".csv,.txt,.tsv,text/csv"
          hidden
          aria-label={t('contacts.upload.choose')}
          onChange={(event) => take(event.currentTarget.files)}
        />
        <Button loading={upload.isPending} onClick={() => input.current?.click()}>
          {t('contacts.upload.choose')}
        </Button>
        <Text size="sm" c="dimmed">
          {upload.isPending ? t('contacts.upload.sending') : t('contacts.upload.drop')}
        </Text>
        {upload.isPending && <Loader size="sm" aria-hidden />}
        {upload.isError && (
          <Text size="sm" className={classes.bad ?? ''} role="alert">
            {describeError(t, upload.error)}
          </Text>
        )}
      </div>
      <RecentImports />
    </>
  );
}

function RecentImports() {
  const { t } = useTranslation();
  const locale = useLocale();
  const now = useNow();
  const { timezone } = useMe().business;
  const { data: imports = [] } = useQuery(importsQuery);
  if (imports.length === 0) return null;
  return (
    <section className={classes.panel} style={{ marginTop: 16 }} aria-label={t('contacts.upload.recent')}>
      <h2>{t('contacts.upload.recent')}</h2>
      <ul className={classes.rows}>
        {imports.map(({ id, fileName, state, createdAt, counts }) => (
          <li key={id}>
            <Anchor component={Link} to={`/contacts/import/${id}`} size="sm">
              {fileName}
            </Anchor>
            <span>{t('contacts.upload.rows', { count: counts.rows })}</span>
            <span className={classes.dim}>{t(`contacts.upload.states.${state}`)}</span>
            <span className={classes.dim}>{dayAndTime(locale, timezone, createdAt, now)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
