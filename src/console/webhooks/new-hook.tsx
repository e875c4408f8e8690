import { Button, Group, Modal, NativeSelect, Radio, Stack, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HookView } from '../../http/views/hook-view.ts';
import { keys } from '../api/keys.ts';
import { request } from '../api/request.ts';
import { useLocale } from '../i18n/language.ts';
import { offersQuery } from '../plans/plans-queries.ts';
import { useFailureNotice } from '../shared/use-failure-notice.ts';

interface NewHookProps {
  isOpen: boolean;
  onClose: () => void;
  onMade: (hook: HookView) => void;
}

const KINDS = ['lead', 'order', 'payment', 'call'] as const;

/** Asks who will post and what; the rest can be seen from the first example. */
export function NewHook({ isOpen, onClose, onMade }: NewHookProps) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={t('hooks.new')}
      centered
      size="lg"
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Form onClose={onClose} onMade={onMade} />
    </Modal>
  );
}

function Form({ onClose, onMade }: Omit<NewHookProps, 'isOpen'>) {
  const { t } = useTranslation();
  const locale = useLocale();
  const client = useQueryClient();
  const tellFailure = useFailureNotice();
  const [title, setTitle] = useState('');
  const [kind, setKind] = useState<string>('lead');
  const [source, setSource] = useState('');
  const [offerId, setOfferId] = useState('');
  const offers = useQuery({ ...offersQuery, enabled: kind === 'order' });
  const isNew = kind === 'lead' || kind === 'order';
  const make = useMutation({
    mutationFn: () =>
      request<HookView>('/api/v1/hooks', {
        method: 'POST',
        body: {
          title,
          kind,
          ...(isNew && source.trim() !== '' && { source }),
          ...(kind === 'order' && offerId !== '' && { offerId }),
        },
      }),
    onSuccess: onMade,
    onError: tellFailure,
    onSettled: () => client.invalidateQueries({ queryKey: keys.hooks }),
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    make.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <TextInput
          label={t('hooks.title')}
          description={t('hooks.titleText')}
          required
          maxLength={120}
          data-autofocus
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <Radio.Group label={t('hooks.what')} value={kind} onChange={setKind}>
          <Stack gap={10} mt={8}>
            {KINDS.map((value) => (
              <Radio
                key={value}
                value={value}
                label={t(`hooks.kind.${value}`)}
                description={t(`hooks.kindText.${value}`)}
              />
            ))}
          </Stack>
        </Radio.Group>
        {isNew && (
          <TextInput
            label={t('hooks.source')}
            description={t('hooks.sourceText')}
            maxLength={200}
            value={source}
            onChange={(event) => setSource(event.currentTarget.value)}
          />
        )}
        {kind === 'order' && (
          <NativeSelect
            label={t('hooks.offer')}
            description={t('hooks.offerText')}
            value={offerId}
            data={[
              { value: '', label: t('hooks.noOffer') },
              ...(offers.data ?? [])
                .filter(({ archived }) => !archived)
                .map(({ id, title: name }) => ({ value: id, label: name[locale] })),
            ]}
            onChange={(event) => setOfferId(event.currentTarget.value)}
          />
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" loading={make.isPending} disabled={title.trim() === ''}>
            {t('hooks.make')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
