import { Button, Group, Modal, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';

interface Question {
  title: string;
  text: string;
  yes: string;
  no: string;
  isDangerous?: boolean;
  onYes: () => void;
}

/** Asks before something that cannot be taken back: `[dialog to draw, ask]`. */
export function useConfirm(): [ReactNode, (question: Question) => void] {
  const { t } = useTranslation();
  const [question, setQuestion] = useState<Question | null>(null);
  const [isOpen, setOpen] = useState(false);
  const answer = (isYes: boolean) => (): void => {
    setOpen(false);
    if (isYes) question?.onYes();
  };
  const dialog = (
    <Modal
      opened={isOpen}
      onClose={answer(false)}
      title={question?.title}
      centered
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Text size="sm">{question?.text}</Text>
      <Group justify="flex-end" mt="lg" gap="xs">
        <Button variant="default" onClick={answer(false)}>
          {question?.no}
        </Button>
        <Button color={question?.isDangerous ? 'red.8' : 'iris'} onClick={answer(true)}>
          {question?.yes}
        </Button>
      </Group>
    </Modal>
  );
  const ask = (next: Question): void => {
    setQuestion(next);
    setOpen(true);
  };
  return [dialog, ask];
}
