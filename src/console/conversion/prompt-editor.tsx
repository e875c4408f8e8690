import { Button, Group, Text, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConversionSetupView, PromptSavedView } from '../../http/views/conversion-prompt-view.ts';
import { keys } from '../api/keys.ts';
import { ApiError } from '../api/problem.ts';
import { request } from '../api/request.ts';
import { describeError } from '../shared/describe-error.ts';
import { useCanManage } from '../shared/me-context.ts';
import { BeginWith } from './begin-with.tsx';
import { Block } from './block.tsx';
import classes from './conversion.module.css';
import { PromptProblems } from './prompt-problems.tsx';
import { SaveConflict } from './save-conflict.tsx';
import { usePromptCheck } from './use-prompt-check.ts';

interface PromptEditorProps {
  setup: ConversionSetupView;
  /** Null: as it is saved. */
  draft: string | null;
  onDraft: (draft: string | null) => void;
}

/** The words themselves. What a colleague saves meanwhile is shown beside what was typed here, so that neither is lost. */
export function PromptEditor({ setup, draft, onDraft }: PromptEditorProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const canManage = useCanManage();
  const { prompt, limits } = setup;
  const [seen, setSeen] = useState(prompt.version);
  const text = draft ?? prompt.text;
  const isChanged = draft !== null && draft.trim() !== prompt.text;
  const isBehind = isChanged && seen < prompt.version;
  const check = usePromptCheck(text, prompt.text, setup.check);
  const save = useMutation({
    mutationFn: (version: number) =>
      request<PromptSavedView>('/api/v1/conversion/prompt', { method: 'POST', body: { text, version } }),
    onSuccess({ prompt: saved }) {
      client.setQueryData<ConversionSetupView>([...keys.conversionPrompt, 'setup'], (before) =>
        before ? { ...before, prompt: saved } : before,
      );
      setSeen(saved.version);
      onDraft(null);
      notifications.show({ color: 'green', message: t('conversion.prompt.saved', { version: saved.version }) });
    },
    onError(error) {
      // Somebody was quicker: the new version comes with the next reading, and is shown beside this text.
      if (error instanceof ApiError && error.status === 409) return;
      notifications.show({ color: 'red', title: t('action.failed'), message: describeError(t, error) });
    },
    onSettled: () => client.invalidateQueries({ queryKey: keys.conversionPrompt }),
  });
  const type = (typed: string | null): void => {
    if (draft === null) setSeen(prompt.version);
    onDraft(typed);
  };

  return (
    <Block
      title={t('conversion.prompt.title')}
      aside={
        <Text size="sm" c="dimmed">
          {t('conversion.prompt.inForce', { version: prompt.version })}
        </Text>
      }
    >
      <Textarea
        label={t('conversion.prompt.label')}
        description={t(canManage ? 'conversion.prompt.hint' : 'conversion.prompt.readOnly')}
        value={text}
        // What is typed on top of what is just being saved would go with it.
        readOnly={!canManage || save.isPending}
        autosize
        minRows={5}
        maxRows={16}
        onChange={(event) => type(event.currentTarget.value)}
      />
      <Text
        size="xs"
        c={text.trim().length > limits.longest ? 'var(--v-bad)' : 'dimmed'}
        className={classes.count ?? ''}
      >
        {t('conversion.prompt.count', { count: text.trim().length, most: limits.longest })}
      </Text>
      <PromptProblems check={check} />
      {isBehind && (
        <SaveConflict
          theirs={prompt}
          isSaving={save.isPending}
          onMine={() => save.mutate(prompt.version)}
          onDrop={() => onDraft(null)}
        />
      )}
      {canManage && (
        <>
          <BeginWith setup={setup} onPick={type} />
          <Group gap="xs" mt="md">
            <Button
              disabled={!isChanged || isBehind || check.errors.length > 0}
              loading={save.isPending}
              onClick={() => save.mutate(seen)}
            >
              {t('common.save')}
            </Button>
            {isChanged && (
              <>
                <Button variant="default" onClick={() => onDraft(null)}>
                  {t('conversion.prompt.revert')}
                </Button>
                <Text size="sm" c="dimmed">
                  {t('conversion.prompt.changed')}
                </Text>
              </>
            )}
          </Group>
        </>
      )}
    </Block>
  );
}
