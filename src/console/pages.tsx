import { lazy, Suspense } from 'react';
import { Navigate, Route, Routes } from 'react-router';
import { InboxPage } from './inbox/inbox-page.tsx';
import { PageSkeleton } from './shared/page-skeleton.tsx';
import { Shell } from './shell/shell.tsx';

/** Loaded on demand: the chart library weighs more than everything else together. */
const KpiPage = lazy(async () => ({ default: (await import('./kpi/kpi-page.tsx')).KpiPage }));

const FigurePage = lazy(async () => ({ default: (await import('./kpi/figure-page.tsx')).FigurePage }));

const ManagersPage = lazy(async () => ({ default: (await import('./managers/managers-page.tsx')).ManagersPage }));

const SourcesReportPage = lazy(async () => ({
  default: (await import('./sources-report/sources-report-page.tsx')).SourcesReportPage,
}));

/** Seldom needed: not part of the first load. */
const JournalPage = lazy(async () => ({ default: (await import('./journal/journal-page.tsx')).JournalPage }));

/** Seldom needed, too. */
const UndeliveredPage = lazy(async () => ({
  default: (await import('./undelivered/undelivered-page.tsx')).UndeliveredPage,
}));

const BoardPage = lazy(async () => ({ default: (await import('./board/board-page.tsx')).BoardPage }));

const TasksPage = lazy(async () => ({ default: (await import('./tasks/tasks-page.tsx')).TasksPage }));

const WidgetPage = lazy(async () => ({ default: (await import('./widget-settings/widget-page.tsx')).WidgetPage }));

const FieldsPage = lazy(async () => ({ default: (await import('./settings/fields-page.tsx')).FieldsPage }));

const TagsPage = lazy(async () => ({ default: (await import('./settings/tags-page.tsx')).TagsPage }));

const TaskKindsPage = lazy(async () => ({
  default: (await import('./settings/task-kinds-page.tsx')).TaskKindsPage,
}));

const SettingsPage = lazy(async () => ({ default: (await import('./settings/settings-page.tsx')).SettingsPage }));

const PipelinesPage = lazy(async () => ({ default: (await import('./pipelines/pipelines-page.tsx')).PipelinesPage }));

const TeamPage = lazy(async () => ({ default: (await import('./team/team-page.tsx')).TeamPage }));

const ContactsPage = lazy(async () => ({ default: (await import('./contacts/contacts-page.tsx')).ContactsPage }));

const ContactPage = lazy(async () => ({ default: (await import('./contacts/contact-page.tsx')).ContactPage }));

const ImportPage = lazy(async () => ({ default: (await import('./contacts/import-page.tsx')).ImportPage }));

const PlansPage = lazy(async () => ({ default: (await import('./plans/plans-page.tsx')).PlansPage }));

const PlanPage = lazy(async () => ({ default: (await import('./plans/plan-page.tsx')).PlanPage }));

const OffersPage = lazy(async () => ({ default: (await import('./offers/offers-page.tsx')).OffersPage }));

const SourcesPage = lazy(async () => ({ default: (await import('./sources/sources-page.tsx')).SourcesPage }));

const ConversionPage = lazy(async () => ({
  default: (await import('./conversion/conversion-page.tsx')).ConversionPage,
}));

const VisibilityPage = lazy(async () => ({
  default: (await import('./visibility/visibility-page.tsx')).VisibilityPage,
}));

const TriggersPage = lazy(async () => ({ default: (await import('./triggers/triggers-page.tsx')).TriggersPage }));

const LabellingPage = lazy(async () => ({ default: (await import('./labelling/labelling-page.tsx')).LabellingPage }));

const IntentsPage = lazy(async () => ({ default: (await import('./intents/intents-page.tsx')).IntentsPage }));

const IntentPage = lazy(async () => ({ default: (await import('./intents/intent-page.tsx')).IntentPage }));

const CandidatePage = lazy(async () => ({ default: (await import('./candidates/candidate-page.tsx')).CandidatePage }));

const ReleasesPage = lazy(async () => ({ default: (await import('./candidates/releases-page.tsx')).ReleasesPage }));

const FlowsPage = lazy(async () => ({ default: (await import('./flows/flows-page.tsx')).FlowsPage }));

const FlowPage = lazy(async () => ({ default: (await import('./flows/flow-page.tsx')).FlowPage }));

const KnowledgePage = lazy(async () => ({ default: (await import('./knowledge/knowledge-page.tsx')).KnowledgePage }));

const QuestionsPage = lazy(async () => ({ default: (await import('./knowledge/questions-page.tsx')).QuestionsPage }));

const NewPage = lazy(async () => ({ default: (await import('./knowledge/new-page.tsx')).NewPage }));

const TopicPage = lazy(async () => ({ default: (await import('./knowledge/topic-page.tsx')).TopicPage }));

const ResponderPage = lazy(async () => ({ default: (await import('./responder/responder-page.tsx')).ResponderPage }));

const LeadQualityPage = lazy(async () => ({
  default: (await import('./lead-quality/lead-quality-page.tsx')).LeadQualityPage,
}));

const ApiKeysPage = lazy(async () => ({ default: (await import('./api-keys/api-keys-page.tsx')).ApiKeysPage }));

const DigestPage = lazy(async () => ({ default: (await import('./digest/digest-page.tsx')).DigestPage }));

const ChannelHealthPage = lazy(async () => ({
  default: (await import('./channel-health/channel-health-page.tsx')).ChannelHealthPage,
}));
const ChannelsPage = lazy(async () => ({ default: (await import('./channels/channels-page.tsx')).ChannelsPage }));

const AddChannelPage = lazy(async () => ({
  default: (await import('./channels/add-channel-page.tsx')).AddChannelPage,
}));

const ConnectPage = lazy(async () => ({ default: (await import('./channels/connect-page.tsx')).ConnectPage }));

const AccountPage = lazy(async () => ({ default: (await import('./channels/account-page.tsx')).AccountPage }));

const TemplatesPage = lazy(async () => ({ default: (await import('./templates/templates-page.tsx')).TemplatesPage }));

const Bitrix24Page = lazy(async () => ({ default: (await import('./bitrix24/bitrix24-page.tsx')).Bitrix24Page }));

const ExperimentsPage = lazy(async () => ({
  default: (await import('./experiments/experiments-page.tsx')).ExperimentsPage,
}));

const ExperimentPage = lazy(async () => ({
  default: (await import('./experiments/experiment-page.tsx')).ExperimentPage,
}));

const ExperimentPlanPage = lazy(async () => ({ default: (await import('./experiments/plan-page.tsx')).PlanPage }));

const FunnelPage = lazy(async () => ({ default: (await import('./funnel-review/funnel-page.tsx')).FunnelPage }));

const WebhooksPage = lazy(async () => ({ default: (await import('./webhooks/webhooks-page.tsx')).WebhooksPage }));

const WebhookPage = lazy(async () => ({ default: (await import('./webhooks/webhook-page.tsx')).WebhookPage }));

const HooksPage = lazy(async () => ({ default: (await import('./webhooks/hooks-page.tsx')).HooksPage }));

const HookPage = lazy(async () => ({ default: (await import('./webhooks/hook-page.tsx')).HookPage }));

/** Every address of the console. A new screen adds its route here and its entry in `navigation.ts`. */
export function Pages() {
  return (
    <Shell>
      <Suspense fallback={<PageSkeleton />}>
        <Routes>
          <Route path="/inbox" element={<InboxPage pane="list" />} />
          <Route path="/inbox/:dialogId" element={<InboxPage pane="thread" />} />
          <Route path="/inbox/:dialogId/card" element={<InboxPage pane="card" />} />
          <Route path="/board" element={<BoardPage />} />
          <Route path="/tasks" element={<TasksPage />} />
          <Route path="/settings" element={<SettingsPage />} />
          <Route path="/settings/fields" element={<FieldsPage />} />
          <Route path="/settings/tags" element={<TagsPage />} />
          <Route path="/settings/task-kinds" element={<TaskKindsPage />} />
          <Route path="/settings/team" element={<TeamPage />} />
          <Route path="/triggers" element={<TriggersPage />} />
          <Route path="/settings/pipelines" element={<PipelinesPage />} />
          <Route path="/contacts" element={<ContactsPage />} />
          <Route path="/contacts/import" element={<ImportPage />} />
          <Route path="/contacts/import/:importId" element={<ImportPage />} />
          <Route path="/contacts/:contactId" element={<ContactPage />} />
          <Route path="/plans" element={<PlansPage />} />
          <Route path="/plans/:planId" element={<PlanPage />} />
          <Route path="/settings/offers" element={<OffersPage />} />
          <Route path="/settings/sources" element={<SourcesPage />} />
          <Route path="/settings/conversion" element={<ConversionPage />} />
          <Route path="/settings/visibility" element={<VisibilityPage />} />
          <Route path="/kpis" element={<KpiPage />} />
          <Route path="/kpis/:kpiId" element={<FigurePage />} />
          <Route path="/funnel" element={<FunnelPage />} />
          <Route path="/managers" element={<ManagersPage />} />
          <Route path="/sources-report" element={<SourcesReportPage />} />
          <Route path="/settings/digest" element={<DigestPage />} />
          <Route path="/settings/api-keys" element={<ApiKeysPage />} />
          <Route path="/settings/templates" element={<TemplatesPage />} />
          <Route path="/settings/bitrix24" element={<Bitrix24Page />} />
          <Route path="/settings/channels" element={<ChannelsPage />} />
          <Route path="/settings/channels/new" element={<AddChannelPage />} />
          <Route path="/settings/channels/new/:type" element={<ConnectPage />} />
          <Route path="/settings/channels/:channelId/health" element={<ChannelHealthPage />} />
          <Route path="/settings/channels/:accountId" element={<AccountPage />} />
          <Route path="/labelling" element={<LabellingPage />} />
          <Route path="/intents" element={<IntentsPage />} />
          <Route path="/intents/releases" element={<ReleasesPage />} />
          <Route path="/intents/candidates/:candidateId" element={<CandidatePage />} />
          <Route path="/intents/:intent" element={<IntentPage />} />
          <Route path="/flows" element={<FlowsPage />} />
          <Route path="/flows/:id" element={<FlowPage />} />
          <Route path="/knowledge" element={<KnowledgePage />} />
          <Route path="/settings/responder" element={<ResponderPage />} />
          <Route path="/knowledge/questions" element={<QuestionsPage />} />
          <Route path="/knowledge/new" element={<NewPage />} />
          <Route path="/knowledge/pages/:topic" element={<TopicPage />} />
          <Route path="/settings/widget" element={<WidgetPage />} />
          <Route path="/settings/lead-quality" element={<LeadQualityPage />} />
          <Route path="/experiments" element={<ExperimentsPage />} />
          <Route path="/experiments/new" element={<ExperimentPlanPage />} />
          <Route path="/experiments/:experimentId" element={<ExperimentPage />} />
          <Route path="/experiments/:experimentId/edit" element={<ExperimentPlanPage />} />
          <Route path="/settings/webhooks" element={<WebhooksPage />} />
          <Route path="/settings/webhooks/:webhookId" element={<WebhookPage />} />
          <Route path="/settings/hooks" element={<HooksPage />} />
          <Route path="/settings/hooks/:hookId" element={<HookPage />} />
          <Route path="/undelivered" element={<UndeliveredPage />} />
          <Route path="/journal" element={<JournalPage />} />
          <Route path="*" element={<Navigate to="/inbox" replace />} />
        </Routes>
      </Suspense>
    </Shell>
  );
}
