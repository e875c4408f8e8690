import { Anchor, Group, Modal, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MessageView } from '../../http/views/message-view.ts';
import { useLocale } from '../i18n/language.ts';
import { DocumentFile } from './document-file.tsx';
import { fileSize } from './file-size.ts';
import classes from './files.module.css';

type File = NonNullable<MessageView['files']>[number];

/** A picture in the thread, which opens large. One that the browser cannot draw is a document. */
export function PictureFile({ file }: { file: File }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const [isOpen, setOpen] = useState(false);
  const [isBroken, setBroken] = useState(false);
  const address = `/api/v1/files/${file.id}`;
  if (isBroken) return <DocumentFile file={file} />;
  return (
    <>
      <button
        type="button"
        className={classes.picture}
        data-kind={file.kind}
        aria-label={t('files.enlarge', { name: file.name })}
        onClick={() => setOpen(true)}
      >
        <img src={address} alt="" loading="lazy" onError={() => setBroken(true)} />
      </button>
      <Modal
        opened={isOpen}
        onClose={() => setOpen(false)}
        title={file.name}
        size="auto"
        centered
        closeButtonProps={{ 'aria-label': t('files.close') }}
      >
        <img className={classes.large} src={address} alt={file.name} />
        <Group justify="space-between" mt="sm">
          <Text size="sm" c="dimmed">
            {fileSize(t, locale, file.bytes)}
          </Text>
          <Anchor href={`${address}?save=1`} download={file.name} size="sm">
            {t('files.save')}
          </Anchor>
        </Group>
      </Modal>
    </>
  );
}
