import { Button, Group, Modal, NativeSelect, Skeleton, Stack, Text, TextInput } from '@mantine/core';
import { IconTemplate } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DialogCardView } from '../../http/views/dialog-view.ts';
import type { DialogTemplateView } from '../../http/views/template-view.ts';
import { useAct } from '../api/use-act.ts';
import { ErrorState } from '../shared/error-state.tsx';
import { useNow } from '../shared/use-now.ts';
import { filledText, isUnclean } from './filled-text.ts';
import classes from './templates.module.css';
import { dialogTemplatesQuery } from './templates-queries.ts';

/** The way to write after 24 hours; nothing while anything may be written, or where the messenger has no templates. */
export function SendTemplate({ dialog }: { dialog: DialogCardView }) {
  const { t } = useTranslation();
  const now = useNow();
  const [isOpen, setOpen] = useState(false);
  const { window } = dialog.sends;
  if (dialog.mode === 'closed' || !window?.templates || now.getTime() < Date.parse(window.personUntil)) return null;
  return (
    <>
      <Button
        variant="light"
        size="compact-sm"
        className={classes.open ?? ''}
        leftSection={<IconTemplate size={15} aria-hidden />}
        onClick={() => setOpen(true)}
      >
        {t('templates.choose')}
      </Button>
      <Modal
        opened={isOpen}
        onClose={() => setOpen(false)}
        title={t('templates.choose')}
        centered
        closeButtonProps={{ 'aria-label': t('common.close') }}
      >
        {isOpen && <Chooser dialogId={dialog.id} onDone={() => setOpen(false)} />}
      </Modal>
    </>
  );
}

function Chooser({ dialogId, onDone }: { dialogId: string; onDone: () => void }) {
  const { t } = useTranslation();
  const templates = useQuery(dialogTemplatesQuery(dialogId));
  const [at, setAt] = useState(0);
  if (templates.isPending) return <Skeleton h={160} />;
  if (!templates.data) return <ErrorState error={templates.error} onRetry={() => void templates.refetch()} />;
  const template = templates.data[at];
  if (!template) return <Text size="sm">{t('templates.noneApproved')}</Text>;
  return (
    <Stack gap="sm">
      <NativeSelect
        label={t('templates.template')}
        value={String(at)}
        data={templates.data.map(({ name, language }, index) => ({
          value: String(index),
          label: `${name} (${language})`,
        }))}
        onChange={(event) => setAt(Number(event.currentTarget.value))}
      />
      <Filling key={at} dialogId={dialogId} template={template} onDone={onDone} />
    </Stack>
  );
}

function Filling({
  dialogId,
  template,
  onDone,
}: {
  dialogId: string;
  template: DialogTemplateView;
  onDone: () => void;
}) {
  const { t } = useTranslation();
  const act = useAct(dialogId);
  const [values, setValues] = useState(template.values);
  const text = filledText(template, values);
  const send = (): void => {
    const { name, language } = template;
    act.mutate({ kind: 'reply', text, template: { name, language, values } }, { onSuccess: onDone });
  };
  return (
    <>
      {values.map(({ place, name, value }, index) => (
        <TextInput
          key={`${place}:${name}`}
          label={t('templates.variable', { name: `{{${name}}}` })}
          value={value}
          onChange={(event) => {
            const next = event.currentTarget.value;
            setValues((all) => all.map((one, other) => (other === index ? { ...one, value: next } : one)));
          }}
        />
      ))}
      <div>
        <Text size="xs" c="dimmed">
          {t('templates.preview')}
        </Text>
        <p className={classes.text}>{text}</p>
      </div>
      <Group justify="flex-end">
        <Button loading={act.isPending} disabled={values.some(({ value }) => isUnclean(value))} onClick={send}>
          {t('composer.send')}
        </Button>
      </Group>
    </>
  );
}
