import { Anchor, Box, SegmentedControl, Text, Title } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import type { FlowView } from '../../http/views/flow-view.ts';
import { useLocale } from '../i18n/language.ts';
import { ErrorState } from '../shared/error-state.tsx';
import { intentTitle } from '../shared/intent-title.ts';
import { PageSkeleton } from '../shared/page-skeleton.tsx';
import { useAddress } from '../shared/use-address.ts';
import { TrainingTabs } from '../training-tabs.tsx';
import { FlowEditor } from './flow-editor.tsx';
import { FlowHistory } from './flow-history.tsx';
import classes from './flows.module.css';
import { flowQuery } from './flows-queries.ts';
import { StepTree } from './step-tree.tsx';
import { TryTalk } from './try-talk.tsx';
import { useFlowDraft } from './use-flow-draft.ts';

/** One flow: its picture, its text, what it was before, and a talk to try it in. */
export function FlowPage() {
  const { id = '' } = useParams();
  const { t } = useTranslation();
  const flow = useQuery(flowQuery(id));
  return (
    <Box className={classes.page}>
      <TrainingTabs />
      <Anchor component={Link} to="/flows" size="sm" className={classes.back ?? ''}>
        <IconArrowLeft size={15} aria-hidden />
        {t('flows.back')}
      </Anchor>
      {flow.isPending && <PageSkeleton />}
      {flow.isError && !flow.data && <ErrorState error={flow.error} onRetry={() => flow.refetch()} />}
      {flow.data && <Opened key={id} flow={flow.data} />}
    </Box>
  );
}

const VIEWS = ['picture', 'text', 'history'] as const;

function Opened({ flow }: { flow: FlowView }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const [params, change] = useAddress();
  const draft = useFlowDraft(flow);
  const view = VIEWS.find((one) => one === params.get('view')) ?? 'picture';
  const outline = draft.checked?.outline ?? flow.outline;
  return (
    <>
      <Title order={1} size="h3">
        {flow.title[locale]}
      </Title>
      <Facts flow={flow} />
      <div className={classes.panes}>
        <div className={classes.main}>
          <SegmentedControl
            className={classes.views ?? ''}
            aria-label={t('flows.view.title')}
            value={view}
            onChange={(next) => change({ view: next === 'picture' ? '' : next, line: '' })}
            data={VIEWS.map((value) => ({ value, label: t(`flows.view.${value}`) }))}
          />
          {view === 'picture' &&
            (outline ? (
              <StepTree steps={outline} onLine={(line) => change({ view: 'text', line: String(line) })} />
            ) : (
              <Text c="dimmed">{t(flow.origin === 'removed' ? 'flows.isRemoved' : 'flows.noPicture')}</Text>
            ))}
          {view === 'text' && <FlowEditor flow={flow} draft={draft} line={Number(params.get('line') ?? 0)} />}
          {view === 'history' && <FlowHistory flow={flow} onDone={() => draft.write(null)} />}
        </div>
        <TryTalk flow={flow} text={draft.text} />
      </div>
    </>
  );
}

function Facts({ flow: { startsOn, usedBy, origin, digression } }: { flow: FlowView }) {
  const { t } = useTranslation();
  const facts = [
    startsOn.length > 0 && t('flows.startsOn', { intents: startsOn.map((one) => intentTitle(t, one)).join(', ') }),
    usedBy.length > 0 && t('flows.usedBy', { flows: usedBy.join(', ') }),
    digression && t('flows.digression'),
    origin !== 'file' && t(`flows.origin.${origin}`),
  ];
  return (
    <Text size="sm" c="dimmed" mb="md">
      {facts.filter(Boolean).join(' · ')}
    </Text>
  );
}
