import { Box } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DigestLinkView } from '../../http/views/digest-view.ts';
import { SettingHead } from '../settings/setting-head.tsx';
import { ErrorState } from '../shared/error-state.tsx';
import { useCanManage } from '../shared/me-context.ts';
import { PageSkeleton } from '../shared/page-skeleton.tsx';
import classes from './digest.module.css';
import { DigestForm } from './digest-form.tsx';
import { DigestPreview } from './digest-preview.tsx';
import { digestQuery } from './digest-queries.ts';
import { MyDigest } from './my-digest.tsx';
import { MyMail } from './my-mail.tsx';
import { OtherReaders } from './other-readers.tsx';

/** Digests: one's own chat, what one looks like, who else gets them, and when. */
export function DigestPage() {
  const { t } = useTranslation();
  const canManage = useCanManage();
  const [link, setLink] = useState<DigestLinkView | null>(null);
  const digest = useQuery(digestQuery(link !== null));
  const { data } = digest;
  return (
    <Box className={classes.page}>
      <SettingHead title={t('digest.settings')} lead={t('digest.lead')} />
      {digest.isPending && <PageSkeleton />}
      {digest.isError && !data && <ErrorState error={digest.error} onRetry={() => digest.refetch()} />}
      {data && (
        <>
          <MyDigest digest={data} link={link} onLink={setLink} />
          <MyMail digest={data} />
          <DigestPreview hasLinks={data.hasLinks} />
          {canManage && <OtherReaders readers={data.readers.filter(({ isMe }) => !isMe)} />}
          {canManage && <DigestForm digest={data} />}
        </>
      )}
    </Box>
  );
}
