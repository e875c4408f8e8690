import { Button, Text } from '@mantine/core';
import { IconAlertTriangle, IconMessages, IconRefresh } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { TemplateBookView } from '../../http/views/template-view.ts';
import { useLocale } from '../i18n/language.ts';
import { describeError } from '../shared/describe-error.ts';
import { EmptyState } from '../shared/empty-state.tsx';
import { dayAndTime } from '../shared/format-time.ts';
import { useMe } from '../shared/me-context.ts';
import { useNow } from '../shared/use-now.ts';
import { filledText } from './filled-text.ts';
import classes from './templates.module.css';
import { refreshTemplates, templateBookQuery } from './templates-queries.ts';
import { troubleWords } from './trouble-words.ts';

/** Every template of the account with its text and its state, as Meta told of them last. */
export function TemplateList({ book }: { book: TemplateBookView }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const now = useNow();
  const { timezone } = useMe().business;
  const client = useQueryClient();
  const { channelId, templates, readAt, problem } = book;
  const refresh = useMutation({
    mutationFn: () => refreshTemplates(channelId),
    onSuccess: (next) => client.setQueryData(templateBookQuery(channelId).queryKey, next),
  });
  return (
    <section className={classes.block} aria-labelledby="templates-list">
      <div className={classes.blockHead}>
        <div>
          <h2 id="templates-list">{t('templates.list')}</h2>
          <Text size="sm" c="dimmed">
            {readAt
              ? t('templates.readAt', { when: dayAndTime(locale, timezone, readAt, now) })
              : t('templates.unread')}
          </Text>
        </div>
        <Button
          variant="light"
          size="compact-sm"
          leftSection={<IconRefresh size={15} aria-hidden />}
          loading={refresh.isPending}
          onClick={() => refresh.mutate()}
        >
          {t('templates.refresh')}
        </Button>
      </div>
      {refresh.error && (
        <Text size="sm" c="red.8" role="alert">
          {describeError(t, refresh.error)}
        </Text>
      )}
      {problem && (
        <div className={classes.problem} role="status">
          <IconAlertTriangle size={18} aria-hidden />
          <span>
            {troubleWords(t, problem)} <span className={classes.raw}>{problem}</span>
          </span>
        </div>
      )}
      {templates.length === 0 && (
        <EmptyState Icon={IconMessages} title={t('templates.none')} text={t('templates.noneText')} />
      )}
      <ul className={classes.list}>
        {templates.map((template) => (
          <li key={`${template.name}:${template.language}`}>
            <div className={classes.name}>
              <strong>{template.name}</strong>
              <span>{template.language}</span>
              <span className={classes.badge} data-state={template.unfit ? 'pending' : template.status}>
                {t(template.unfit ? `templates.unfit.${template.unfit}` : `templates.states.${template.status}`)}
              </span>
            </div>
            <p className={classes.text}>{filledText(template, [])}</p>
            {template.buttons.length > 0 && <p className={classes.buttons}>{template.buttons.join(' · ')}</p>}
            {template.why && (
              <Text size="sm" c="dimmed">
                {t('templates.why', { why: template.why })}
              </Text>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
