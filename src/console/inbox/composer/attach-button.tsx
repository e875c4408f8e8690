import { ActionIcon, FileButton, Tooltip } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { SendsView } from '../../../http/views/sends-view.ts';
import { fileSize } from '../../files/file-size.ts';
import { useLocale } from '../../i18n/language.ts';
import { largest } from './why-not.ts';

/** Chooses files to send; says before how large one may be. */
export function AttachButton({ sends, onFiles }: { sends: SendsView; onFiles: (files: readonly File[]) => void }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const reset = useRef<() => void>(null);
  const most = largest(sends.files);
  const title = most === 0 ? t('files.none') : t('files.attachLimit', { size: fileSize(t, locale, most) });
  return (
    <FileButton
      multiple
      disabled={most === 0}
      resetRef={reset}
      onChange={(files) => {
        onFiles(files);
        // The same file may be chosen again after it was removed.
        reset.current?.();
      }}
    >
      {(props) => (
        <Tooltip label={title}>
          <ActionIcon
            {...props}
            variant="subtle"
            color="gray"
            size={42}
            radius="md"
            disabled={most === 0}
            aria-label={t('files.attach')}
          >
            <IconPaperclip size={22} stroke={1.7} aria-hidden />
          </ActionIcon>
        </Tooltip>
      )}
    </FileButton>
  );
}
