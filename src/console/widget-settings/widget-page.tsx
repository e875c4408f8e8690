import { Box, Button, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WidgetView } from '../../http/views/widget-view.ts';
import { keys } from '../api/keys.ts';
import { SettingHead } from '../settings/setting-head.tsx';
import { useSetting } from '../settings/use-setting.ts';
import { ErrorState } from '../shared/error-state.tsx';
import { useCanManage } from '../shared/me-context.ts';
import { PageSkeleton } from '../shared/page-skeleton.tsx';
import { BehaviourFields } from './behaviour-fields.tsx';
import { LookFields } from './look-fields.tsx';
import { PreviewFrame } from './preview-frame.tsx';
import { readSites } from './sites.ts';
import { SnippetCard } from './snippet-card.tsx';
import classes from './widget.module.css';
import { widgetQuery } from './widget-queries.ts';

/** The chat for the business's own site: how it looks, where it may stand, and the line to put there. */
export function WidgetPage() {
  const { t } = useTranslation();
  const widget = useQuery(widgetQuery);
  return (
    <Box className={classes.page}>
      <SettingHead title={t('widget.settings')} lead={t('widget.lead')} />
      {widget.isPending && <PageSkeleton />}
      {widget.isError && !widget.data && <ErrorState error={widget.error} onRetry={() => widget.refetch()} />}
      {widget.data && <Editor widget={widget.data} />}
    </Box>
  );
}

function Editor({ widget }: { widget: WidgetView }) {
  const { t } = useTranslation();
  const canManage = useCanManage();
  const save = useSetting(keys.widget);
  const [look, setLook] = useState(widget.settings);
  const [sites, setSites] = useState(widget.settings.sites.join('\n'));
  const change = (part: Partial<WidgetView['settings']>): void => setLook({ ...look, ...part });
  const read = readSites(sites);
  const isWhole = /^#[0-9a-f]{6}$/i.test(look.color) && look.locales.length > 0 && read.wrong === null;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!isWhole) return;
    save.mutate(
      { path: '/settings/widget', method: 'PATCH', body: { ...look, sites: read.sites } },
      {
        onSuccess: () =>
          notifications.show({ color: 'green', title: t('widget.saved'), message: t('widget.savedText') }),
      },
    );
  };
  return (
    <>
      <SnippetCard address={widget.address ?? location.origin} isPublic={widget.address !== null} />
      {!canManage && (
        <Text size="sm" c="dimmed" mt="md">
          {t('widget.managersOnly')}
        </Text>
      )}
      <div className={classes.columns}>
        <form onSubmit={submit} className={classes.form}>
          <fieldset disabled={!canManage} className={classes.fields}>
            <LookFields look={look} business={widget.business} change={change} />
            <BehaviourFields
              look={look}
              connected={widget.connected}
              change={change}
              sites={{ text: sites, wrong: read.wrong, set: setSites }}
            />
          </fieldset>
          {canManage && (
            <Button type="submit" loading={save.isPending} disabled={!isWhole} className={classes.save ?? ''}>
              {t('common.save')}
            </Button>
          )}
        </form>
        <PreviewFrame look={look} name={widget.business} connected={widget.connected} />
      </div>
    </>
  );
}
