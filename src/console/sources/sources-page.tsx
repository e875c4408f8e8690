import { ActionIcon, Box, Button, Group, Text, Title } from '@mantine/core';
import { IconChartBar, IconLink, IconPencil, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { SourceView } from '../../http/views/source-view.ts';
import classes from '../plans/plans.module.css';
import { sourcesQuery } from '../plans/plans-queries.ts';
import { EmptyState } from '../shared/empty-state.tsx';
import { ErrorState } from '../shared/error-state.tsx';
import { useCanManage } from '../shared/me-context.ts';
import { PageSkeleton } from '../shared/page-skeleton.tsx';
import { LinkButtons } from './link-buttons.tsx';
import { SourceEditor } from './source-editor.tsx';

/** Where leads come from, with a link for each channel. */
export function SourcesPage() {
  const { t } = useTranslation();
  const canManage = useCanManage();
  const sources = useQuery(sourcesQuery);
  const [edited, setEdited] = useState<SourceView | 'new' | null>(null);
  return (
    <Box className={classes.page}>
      <div className={classes.top}>
        <div>
          <Title order={1} size="h3">
            {t('sources.settings')}
          </Title>
          <Text c="dimmed" size="sm">
            {t('sources.settingsText')}
          </Text>
        </div>
        <Group gap="xs">
          <Button
            component={Link}
            to="/sources-report"
            variant="default"
            leftSection={<IconChartBar size={17} aria-hidden />}
          >
            {t('sourcesReport.title')}
          </Button>
          {canManage && (
            <Button leftSection={<IconPlus size={17} aria-hidden />} onClick={() => setEdited('new')}>
              {t('sources.new')}
            </Button>
          )}
        </Group>
      </div>
      {sources.isPending && <PageSkeleton />}
      {sources.isError && !sources.data && <ErrorState error={sources.error} onRetry={() => sources.refetch()} />}
      {sources.data?.length === 0 && (
        <EmptyState Icon={IconLink} title={t('sources.empty')} text={t('sources.emptyText')} />
      )}
      {sources.data && sources.data.length > 0 && (
        <ul className={`${classes.panel} ${classes.rows}`} aria-label={t('sources.list')}>
          {sources.data.map((source) => (
            <SourceRow key={source.id} source={source} onEdit={canManage ? () => setEdited(source) : null} />
          ))}
        </ul>
      )}
      <SourceEditor source={edited} onClose={() => setEdited(null)} />
    </Box>
  );
}

function SourceRow({ source, onEdit }: { source: SourceView; onEdit: (() => void) | null }) {
  const { t } = useTranslation();
  const { id, title, kind, known, plan, links } = source;
  return (
    <li className={classes.row}>
      <span>
        <b>{title}</b>{' '}
        <span className={classes.badge} title={known ? undefined : t('sources.unknownHint')}>
          {known ? t(`sources.kinds.${kind}`) : t('sources.unknown')}
        </span>
        <span className={classes.quiet} style={{ display: 'block' }}>
          {known && `${id} · `}
          {plan ? t('plans.label', { name: plan.name }) : t('sources.noPlan')}
        </span>
      </span>
      <LinkButtons links={links} />
      {onEdit &&
        (known ? (
          <ActionIcon variant="subtle" color="gray" aria-label={t('sources.edit', { name: title })} onClick={onEdit}>
            <IconPencil size={17} aria-hidden />
          </ActionIcon>
        ) : (
          <Button size="xs" variant="light" onClick={onEdit}>
            {t('sources.name')}
          </Button>
        ))}
    </li>
  );
}
