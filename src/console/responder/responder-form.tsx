import { Button, Group, NumberInput, Select, SimpleGrid, Switch, Text, Textarea, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ResponderView } from '../../http/views/responder-view.ts';
import { keys } from '../api/keys.ts';
import { useLocale } from '../i18n/language.ts';
import { useSetting } from '../settings/use-setting.ts';
import { useCanManage } from '../shared/me-context.ts';
import { dollars } from './amounts.ts';
import { BudgetFields } from './budget-fields.tsx';
import { PriceRows } from './price-rows.tsx';
import classes from './responder.module.css';

type Settings = ResponderView['settings'];

const LANGUAGES = ['customer', 'ru', 'en'] as const satisfies readonly Settings['language'][];
const MOST_LINES = 40;

/** Everything that can be set of the responder, saved together. */
export function ResponderForm({ view: { settings, key, price } }: { view: ResponderView }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const isReadOnly = !useCanManage();
  const save = useSetting(keys.responder);
  const [draft, setDraft] = useState<Settings | null>(null);
  const shown = draft ?? settings;
  const isChanged = draft !== null && JSON.stringify(draft) !== JSON.stringify(settings);
  const change = (part: Partial<Settings>): void => setDraft({ ...shown, ...part });
  const models = shown.prices.map(({ model }) => model.trim());
  const areGood = models.every((model, at) => model !== '' && models.indexOf(model) === at);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save.mutate(
      { path: '/settings/responder', method: 'PATCH', body: shown },
      {
        onSuccess() {
          // What was changed while it was being saved stays to be saved.
          setDraft((now) => (now === draft ? null : now));
          notifications.show({ color: 'green', message: t('responder.saved') });
        },
      },
    );
  };
  const own = shown.prices.find(({ model }) => model === key.model);
  const known = own ?? price;
  return (
    <form onSubmit={submit} className={classes.block} aria-labelledby="responder-form">
      <h2 id="responder-form">{t('responder.form')}</h2>
      {isReadOnly && (
        <Text size="sm" c="dimmed" mb="sm">
          {t('responder.readOnly')}
        </Text>
      )}
      <Switch
        label={t('responder.enabled')}
        description={t('responder.enabledText')}
        checked={shown.enabled}
        disabled={isReadOnly}
        onChange={(event) => change({ enabled: event.currentTarget.checked })}
      />
      <h3>{t('responder.voice')}</h3>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <TextInput
          label={t('responder.name')}
          description={t('responder.nameText')}
          inputWrapperOrder={['label', 'input', 'description']}
          maxLength={60}
          value={shown.persona.name}
          readOnly={isReadOnly}
          onChange={(event) => change({ persona: { ...shown.persona, name: event.currentTarget.value } })}
        />
        <Select
          label={t('responder.language')}
          allowDeselect={false}
          data={LANGUAGES.map((one) => ({ value: one, label: t(`responder.languages.${one}`) }))}
          value={shown.language}
          readOnly={isReadOnly}
          onChange={(chosen) => change({ language: LANGUAGES.find((one) => one === chosen) ?? shown.language })}
        />
      </SimpleGrid>
      <Textarea
        mt="sm"
        label={t('responder.tone')}
        description={t('responder.toneText')}
        placeholder={t('responder.tonePlaceholder')}
        autosize
        minRows={3}
        maxRows={8}
        maxLength={600}
        value={shown.persona.tone}
        readOnly={isReadOnly}
        onChange={(event) => change({ persona: { ...shown.persona, tone: event.currentTarget.value } })}
      />
      <h3>{t('responder.privacy')}</h3>
      <Switch
        mb="sm"
        label={t('responder.mask')}
        description={t('responder.maskText')}
        checked={shown.maskPersonalData}
        disabled={isReadOnly}
        onChange={(event) => change({ maskPersonalData: event.currentTarget.checked })}
      />
      <NumberInput
        maw={320}
        label={t('responder.history')}
        description={t('responder.historyText')}
        value={shown.historyTurns}
        min={0}
        max={MOST_LINES}
        allowDecimal={false}
        readOnly={isReadOnly}
        onChange={(value) => change({ historyTurns: Number(value) || 0 })}
      />
      <h3>{t('responder.budgets')}</h3>
      <Text size="sm" c="dimmed" mb="xs">
        {t('responder.budgetsText')}
      </Text>
      <BudgetFields settings={shown} price={known} isReadOnly={isReadOnly} onChange={change} />
      <h3>{t('responder.prices')}</h3>
      <Text size="sm" c="dimmed">
        {t('responder.pricesText')}
      </Text>
      <Text size="sm" mb="xs">
        {known
          ? t('responder.priceKnown', {
              model: key.model,
              input: dollars(locale, known.input),
              output: dollars(locale, known.output),
            })
          : t('responder.priceUnknown', { model: key.model })}
      </Text>
      <PriceRows
        prices={shown.prices}
        model={key.model}
        known={price}
        isReadOnly={isReadOnly}
        onChange={(prices) => change({ prices })}
      />
      {!isReadOnly && (
        <Group gap="xs" mt="lg">
          <Button type="submit" disabled={!isChanged || !areGood} loading={save.isPending}>
            {t('common.save')}
          </Button>
          {isChanged && (
            <>
              <Button variant="default" onClick={() => setDraft(null)}>
                {t('responder.revert')}
              </Button>
              <Text size="sm" c="dimmed">
                {t('responder.changed')}
              </Text>
            </>
          )}
        </Group>
      )}
    </form>
  );
}
