import { Button, Group, Modal, NativeSelect, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PipelineView } from '../../http/views/pipeline-view.ts';
import { fieldsQuery } from '../fields/fields-query.ts';
import { useLocale } from '../i18n/language.ts';
import { personTitle } from '../shared/person-title.ts';
import { FieldQuestion, readAnswers } from './field-question.tsx';
import type { Destination, Movable, MoveQuestion } from './use-move.ts';

interface MoveQuestionsProps<Card extends Movable> {
  question: MoveQuestion<Card>;
  pipelines: readonly PipelineView[];
  onAnswer: (question: MoveQuestion<Card>, given: Pick<Destination, 'lossReasonId' | 'fields'>) => void;
  onClose: () => void;
}

/** Asks what the stage demands of a dialog that enters it: empty fields, or why it is lost. */
export function MoveQuestions<Card extends Movable>({
  question,
  pipelines,
  onAnswer,
  onClose,
}: MoveQuestionsProps<Card>) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { data: fields = [] } = useQuery({ ...fieldsQuery, enabled: question.demand.fields.length > 0 });
  const [typed, setTyped] = useState<Record<string, string>>({});
  const [reason, setReason] = useState('');
  const { card, to, demand } = question;
  const pipeline = pipelines.find(({ id }) => id === to.pipelineId);
  const stage = pipeline?.stages.find(({ id }) => id === to.stageId);
  const answer = (event: FormEvent): void => {
    event.preventDefault();
    const given = readAnswers(demand.fields, typed, fields);
    onAnswer(question, {
      ...(reason && { lossReasonId: reason }),
      ...(demand.fields.length > 0 && { fields: { ...to.fields, ...given } }),
    });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('board.ask.title', { name: personTitle(t, card.contact), stage: stage?.title[locale] ?? to.stageId })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form onSubmit={answer}>
        <Stack gap="sm">
          {demand.fields.length > 0 && <Text size="sm">{t('board.ask.fields')}</Text>}
          {demand.fields.map((name) => (
            <FieldQuestion
              key={name}
              name={name}
              fields={fields}
              value={typed[name] ?? ''}
              onChange={(value) => setTyped({ ...typed, [name]: value })}
            />
          ))}
          {demand.lossReason !== 'no' && (
            <NativeSelect
              label={t('board.ask.why')}
              required={demand.lossReason === 'required'}
              value={reason}
              data={[
                { value: '', label: t('board.ask.choose') },
                ...(pipeline?.lossReasons ?? [])
                  .filter(({ retired }) => !retired)
                  .map(({ id, title }) => ({ value: id, label: title[locale] })),
              ]}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
          )}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <Button type="submit">{t('board.ask.move')}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
