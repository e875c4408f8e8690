import { Checkbox, NumberInput, Stack, Switch, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { WidgetView } from '../../http/views/widget-view.ts';
import classes from './widget.module.css';

type Look = WidgetView['settings'];

interface BehaviourFieldsProps {
  look: Look;
  connected: WidgetView['connected'];
  change: (part: Partial<Look>) => void;
  sites: { text: string; wrong: string | null; set: (text: string) => void };
}

const LOCALES = ['ru', 'en'] as const;
const MESSENGERS = ['telegram', 'whatsapp'] as const;
const USUAL_SECONDS = 15;

/** Languages, when it opens, where one can go on, and where it may stand. */
export function BehaviourFields({ look, connected, change, sites }: BehaviourFieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <h2 className={classes.heading}>{t('widget.behaviour')}</h2>
      <Checkbox.Group
        label={t('widget.locales')}
        description={t('widget.localesText')}
        value={look.locales}
        onChange={(value) => change({ locales: LOCALES.filter((locale) => value.includes(locale)) })}
        error={look.locales.length === 0 && t('widget.localesOne')}
      >
        <Stack gap={8} mt={8}>
          <Checkbox value="ru" label="Русский" />
          <Checkbox value="en" label="English" />
        </Stack>
      </Checkbox.Group>
      <Checkbox.Group
        label={t('widget.messengers')}
        description={t('widget.messengersText')}
        value={look.messengers}
        onChange={(value) => change({ messengers: MESSENGERS.filter((kind) => value.includes(kind)) })}
      >
        <Stack gap={8} mt={8}>
          {MESSENGERS.map((kind) => (
            <Checkbox
              key={kind}
              value={kind}
              label={kind === 'telegram' ? 'Telegram' : 'WhatsApp'}
              description={connected.includes(kind) ? undefined : t('widget.notConnected')}
            />
          ))}
        </Stack>
      </Checkbox.Group>
      <Switch
        label={t('widget.opens')}
        description={t('widget.opensText')}
        checked={look.openAfter !== null}
        onChange={(event) => change({ openAfter: event.currentTarget.checked ? USUAL_SECONDS : null })}
      />
      {look.openAfter !== null && (
        <NumberInput
          label={t('widget.openAfter')}
          min={0}
          max={600}
          w={200}
          clampBehavior="strict"
          allowDecimal={false}
          allowNegative={false}
          value={look.openAfter}
          onChange={(value) => change({ openAfter: typeof value === 'number' ? value : USUAL_SECONDS })}
        />
      )}
      <Switch
        label={t('widget.countInTitle')}
        checked={look.countInTitle}
        onChange={(event) => change({ countInTitle: event.currentTarget.checked })}
      />
      <Switch
        label={t('widget.sound')}
        checked={look.sound}
        onChange={(event) => change({ sound: event.currentTarget.checked })}
      />
      <Textarea
        label={t('widget.sites')}
        description={t('widget.sitesText')}
        placeholder={'https://example.com\nhttps://*.example.com'}
        autosize
        minRows={2}
        value={sites.text}
        onChange={(event) => sites.set(event.currentTarget.value)}
        error={
          sites.wrong !== null && t('widget.siteWrong', { site: sites.wrong, interpolation: { escapeValue: false } })
        }
      />
    </>
  );
}
