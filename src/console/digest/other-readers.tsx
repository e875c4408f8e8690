import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DigestReaderView } from '../../http/views/digest-view.ts';
import classes from './digest.module.css';
import { ReaderLine } from './reader-line.tsx';

/** Everybody else of the team who gets digests. */
export function OtherReaders({ readers }: { readers: readonly DigestReaderView[] }) {
  const { t } = useTranslation();
  return (
    <section className={classes.section} aria-labelledby="digest-others">
      <h2 id="digest-others" className={classes.title}>
        {t('digest.others')}
      </h2>
      {readers.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('digest.nobody')}
        </Text>
      )}
      {readers.map((reader) => (
        <ReaderLine key={reader.id} reader={reader} />
      ))}
    </section>
  );
}
