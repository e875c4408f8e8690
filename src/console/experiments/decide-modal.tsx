import { Alert, Button, Group, Modal, Radio, Stack, Text, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExperimentView } from '../../http/views/experiment-view.ts';
import { useLocale } from '../i18n/language.ts';
import { describeRefusal } from './describe-refusal.ts';
import type { useMove } from './experiments-queries.ts';
import { letterOf } from './variant-letter.tsx';

interface DecideModalProps {
  experiment: ExperimentView;
  /** Null: closed. */
  what: 'stop' | 'finish' | null;
  move: ReturnType<typeof useMove>;
  onClose: () => void;
}

/** Asks for the reason, and at the end for what everybody is to get. */
export function DecideModal({ experiment, what, move, onClose }: DecideModalProps) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={what !== null}
      onClose={onClose}
      title={what === 'stop' ? t('experiments.stopTitle') : t('experiments.finishTitle')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      {what && <DecideForm experiment={experiment} what={what} move={move} onClose={onClose} />}
    </Modal>
  );
}

function DecideForm({ experiment, what, move, onClose }: DecideModalProps & { what: 'stop' | 'finish' }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { variants, verdict } = experiment;
  const best = verdict?.kind === 'better' ? verdict.variantId : null;
  const [variantId, setVariantId] = useState(best ?? 'a');
  const [why, setWhy] = useState(verdict && what === 'finish' ? verdict.words[locale] : '');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const done = { onSuccess: onClose };
    if (what === 'stop') move.mutate({ kind: 'stop', why }, done);
    else move.mutate({ kind: 'finish', variantId, why }, done);
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <Text size="sm">{what === 'stop' ? t('experiments.stopText') : t('experiments.finishText')}</Text>
        {what === 'finish' && (
          <Radio.Group label={t('experiments.adopt')} value={variantId} onChange={setVariantId}>
            <Stack gap={6} mt={6}>
              {variants.map(({ id }) => (
                <Radio
                  key={id}
                  value={id}
                  label={
                    id === 'a'
                      ? t('experiments.keepToday', { letter: letterOf(id, locale) })
                      : t('experiments.variantNamed', { letter: letterOf(id, locale) })
                  }
                />
              ))}
            </Stack>
          </Radio.Group>
        )}
        <Textarea
          label={t('experiments.why')}
          description={t('experiments.whyText')}
          required
          minLength={3}
          maxLength={500}
          autosize
          minRows={2}
          value={why}
          onChange={(event) => setWhy(event.currentTarget.value)}
        />
        {move.isError && (
          <Alert color="red" role="alert">
            {describeRefusal(t, move.error)}
          </Alert>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" loading={move.isPending}>
            {what === 'stop' ? t('experiments.stop') : t('experiments.finish')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
