import { Button, Group, NativeSelect, Stack, Text, Textarea } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Mapping } from '../../domain/hooks/hook.ts';
import type { HookField } from '../../domain/hooks/hook-fields.ts';
import type { HookView, MadeView } from '../../http/views/hook-view.ts';
import { keys } from '../api/keys.ts';
import { request } from '../api/request.ts';
import { useFailureNotice } from '../shared/use-failure-notice.ts';
import { FIELDS_OF_KIND } from './fields-of-kind.ts';
import { Made } from './made.tsx';
import classes from './webhooks.module.css';

interface MappingSectionProps {
  hook: HookView;
  /** A body as it came, or as the developer has pasted it. */
  example: string;
  onExample: (body: string) => void;
}

const TYPING_MS = 400;
/** No path can be this. */
const GUESS = '?guess';
const NONE = '?none';

/** Where to look for our fields, tried on an example: what would be made of it is shown at once. */
export function MappingSection({ hook, example, onExample }: MappingSectionProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const tellFailure = useFailureNotice();
  const [mapping, setMapping] = useState<Mapping>(hook.mapping);
  const { kind, title, offerId, source } = hook;
  const [tried] = useDebouncedValue({ kind, title, offerId, source, mapping, body: example }, TYPING_MS);
  const trial = useQuery({
    queryKey: [...keys.hooks, 'try', tried],
    queryFn: ({ signal }) => request<MadeView>('/api/v1/hooks/try', { method: 'POST', body: tried, signal }),
    enabled: tried.body.trim() !== '',
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const save = useMutation({
    mutationFn: () => request(`/api/v1/hooks/${encodeURIComponent(hook.id)}`, { method: 'PATCH', body: { mapping } }),
    onSuccess: () =>
      notifications.show({
        color: 'green',
        message: t('hooks.saved'),
        closeButtonProps: { 'aria-label': t('common.close') },
      }),
    onError: tellFailure,
    onSettled: () => client.invalidateQueries({ queryKey: keys.hooks }),
  });
  const isChanged = JSON.stringify(mapping) !== JSON.stringify(hook.mapping);
  const choose = (field: HookField, path: string): void => {
    const { [field]: _before, ...rest } = mapping;
    setMapping(path === GUESS ? rest : { ...rest, [field]: path === NONE ? '' : path });
  };
  const set = FIELDS_OF_KIND[kind]
    .filter((field) => hook.mapping[field] !== undefined)
    .map((field) => t(`hooks.field.${field}`));
  const wanted: readonly HookField[] = FIELDS_OF_KIND[kind];
  const shown = example.trim() === '' ? null : (trial.data ?? null);
  return (
    <section className={classes.panel} aria-labelledby="mapping-title">
      <h2 id="mapping-title" className={classes.heading}>
        {t('hooks.mapping')}
      </h2>
      <Text size="sm" c="dimmed" mb="sm">
        {t('hooks.mappingText')}
      </Text>
      <Stack gap="md">
        <Textarea
          label={t('hooks.example')}
          placeholder={t('hooks.examplePlaceholder')}
          autosize
          minRows={3}
          maxRows={10}
          maxLength={262_144}
          spellCheck={false}
          value={example}
          onChange={(event) => onExample(event.currentTarget.value)}
        />
        {shown && <Made made={shown} />}
        {!shown && set.length > 0 && <Text size="sm">{t('hooks.mapped', { fields: set.join(', ') })}</Text>}
        {shown && (
          <>
            <div className={classes.fields}>
              {wanted.map((field) => (
                <NativeSelect
                  key={field}
                  size="xs"
                  label={t(`hooks.field.${field}`)}
                  value={chosenOf(mapping[field])}
                  data={[
                    { value: GUESS, label: t('hooks.guess', { path: guessed(shown, mapping, field) }) },
                    { value: NONE, label: t('hooks.none') },
                    ...pathsFor(shown, mapping[field]).map((path) => ({ value: path, label: path })),
                  ]}
                  onChange={(event) => choose(field, event.currentTarget.value)}
                />
              ))}
            </div>
            <Group>
              <Button disabled={!isChanged} loading={save.isPending} onClick={() => save.mutate()}>
                {t('common.save')}
              </Button>
            </Group>
          </>
        )}
      </Stack>
    </section>
  );
}

const chosenOf = (path: string | undefined): string => (path === undefined ? GUESS : path === '' ? NONE : path);

/** Those of the example, and the one that is set although the example has it not. */
function pathsFor(made: MadeView | null, set: string | undefined): string[] {
  const known = made?.fields.map(({ path }) => path) ?? [];
  return set && !known.includes(set) ? [set, ...known] : known;
}

function guessed(made: MadeView | null, mapping: Mapping, field: HookField): string {
  if (mapping[field] !== undefined) return '';
  const path = made?.found.find((one) => one.field === field)?.path;
  return path === undefined ? '' : `: ${path}`;
}
