import { Button, Group, Progress, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ImportView } from '../../http/views/contact-view.ts';
import { keys } from '../api/keys.ts';
import { request } from '../api/request.ts';
import { describeError } from '../shared/describe-error.ts';
import classes from './contacts.module.css';
import { importQuery } from './contacts-queries.ts';
import { ImportErrors } from './import-errors.tsx';
import { ImportMapping } from './import-mapping.tsx';

type Step = 'check' | 'start' | 'cancel';

/** One uploaded file, from its columns to its last row. */
export function ImportSteps({ found }: { found: ImportView }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [mapping, setMapping] = useState<readonly string[]>(found.mapping);
  const [tags, setTags] = useState(found.tags.join(', '));
  const isBusy = found.state === 'checking' || found.state === 'running';
  const hasBegun = found.counts.rows > 0 && !isBusy;
  const save = async (): Promise<void> => {
    if (hasBegun || found.state === 'done') return;
    const given = tags.split(',').flatMap((tag) => tag.trim() || []);
    if (given.join() === found.tags.join() && mapping.join() === found.mapping.join()) return;
    await request(`/api/v1/contacts/imports/${found.id}`, { method: 'PATCH', body: { mapping, tags: given } });
  };
  const go = useMutation({
    mutationFn: async (step: Step) => {
      if (step !== 'cancel') await save();
      return request<ImportView>(`/api/v1/contacts/imports/${found.id}/${step}`, { method: 'POST', body: {} });
    },
    onSuccess: (next) => client.setQueryData(importQuery(found.id).queryKey, next),
    onError: (error) =>
      void notifications.show({ color: 'red', title: t('action.failed'), message: describeError(t, error) }),
    onSettled: () => client.invalidateQueries({ queryKey: keys.contacts }),
  });
  const button = (step: Step, label: string, variant: 'filled' | 'default') => (
    <Button variant={variant} loading={go.isPending && go.variables === step} onClick={() => go.mutate(step)}>
      {label}
    </Button>
  );
  return (
    <div className={classes.side}>
      <Text size="sm">
        <b>{found.fileName}</b>{' '}
        <span className={classes.dim}>
          {t('contacts.upload.file', { encoding: found.encoding, columns: found.columns.length })}
        </span>
      </Text>
      {!isBusy && found.state !== 'done' && !hasBegun && (
        <ImportMapping found={found} mapping={mapping} tags={tags} onMapping={setMapping} onTags={setTags} />
      )}
      <Outcome found={found} />
      <Group gap="xs">
        {isBusy && button('cancel', t('contacts.upload.cancel'), 'default')}
        {!isBusy && found.state !== 'done' && (
          <>
            {!hasBegun && button('check', t('contacts.upload.check'), 'default')}
            {button('start', t(hasBegun ? 'contacts.upload.goOn' : 'contacts.upload.start'), 'filled')}
          </>
        )}
        {found.state === 'done' && (
          <Button component={Link} to="/contacts">
            {t('contacts.upload.toContacts')}
          </Button>
        )}
        {!isBusy && (
          <Button component={Link} to="/contacts/import" variant="subtle">
            {t('contacts.upload.another')}
          </Button>
        )}
      </Group>
      <ImportErrors found={found} />
    </div>
  );
}

const WORDS = {
  checking: 'contacts.upload.checking',
  running: 'contacts.upload.running',
  done: 'contacts.upload.doneTitle',
} as const;

/** How far it is, and what became of the rows. */
function Outcome({ found }: { found: ImportView }) {
  const { t } = useTranslation();
  const { state, checked } = found;
  const counts = state === 'checked' && checked ? checked : found.counts;
  const words = state === 'checking' || state === 'running' || state === 'done' ? t(WORDS[state]) : null;
  const isBusy = state === 'checking' || state === 'running';
  if (!words && counts.rows === 0 && state !== 'failed') return null;
  // How many rows there are is known after a check.
  const share = isBusy && checked && checked.rows > 0 ? (100 * counts.rows) / checked.rows : 100;
  return (
    <section className={classes.panel} aria-label={t(`contacts.upload.states.${state}`)}>
      <h2 aria-live="polite">{words ?? t(`contacts.upload.states.${state}`)}</h2>
      <p className={classes.dim}>{t('contacts.upload.rows', { count: counts.rows })}</p>
      {isBusy && <Progress value={share} animated mb="sm" aria-label={t(`contacts.upload.states.${state}`)} />}
      {state === 'failed' && <p className={classes.bad}>{t('contacts.upload.failed')}</p>}
      <dl className={classes.figures}>
        {(['new', 'updated', 'same', 'errors'] as const).map((name) => (
          <Figure key={name} title={t(`contacts.upload.${name}`)} value={counts[name]} />
        ))}
      </dl>
    </section>
  );
}

function Figure({ title, value }: { title: string; value: number }) {
  const { i18n } = useTranslation();
  return (
    <div>
      <dt>{title}</dt>
      <dd>{new Intl.NumberFormat(i18n.language).format(value)}</dd>
    </div>
  );
}
