import { SegmentedControl, Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../i18n/language.ts';
import { ErrorState } from '../shared/error-state.tsx';
import classes from './digest.module.css';
import { previewQuery } from './digest-queries.ts';

/** The digest as it would come now, with today's figures. */
export function DigestPreview({ hasLinks }: { hasLinks: boolean }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const [kind, setKind] = useState('daily');
  const preview = useQuery(previewQuery(kind, locale));
  return (
    <section className={classes.section} aria-labelledby="digest-preview">
      <div className={classes.row}>
        <h2 id="digest-preview" className={classes.title}>
          {t('digest.preview')}
        </h2>
        <SegmentedControl
          size="xs"
          aria-label={t('digest.previewKind')}
          value={kind}
          onChange={setKind}
          data={[
            { value: 'daily', label: t('digest.day') },
            { value: 'weekly', label: t('digest.week') },
          ]}
        />
      </div>
      {preview.isPending && <Skeleton h={160} radius={12} />}
      {preview.isError && <ErrorState error={preview.error} onRetry={() => preview.refetch()} />}
      {preview.data && <p className={classes.text}>{preview.data.text}</p>}
      {!hasLinks && (
        <Text size="sm" c="dimmed" mt={8}>
          {t('digest.noLinks')}
        </Text>
      )}
    </section>
  );
}
