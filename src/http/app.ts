import express, { type Express } from 'express';
import { z } from 'zod';
import { ok } from './answer.ts';
import { apiDocument } from './api-document.ts';
import type { AppDeps, RouteDeps } from './app-deps.ts';
import { docsPage } from './docs-page.ts';
import { createGuards } from './guards.ts';
import { handleErrors, handleUnknown } from './handle-errors.ts';
import { createLimiters, DEFAULT_LIMITS } from './limits.ts';
import { createMetrics } from './metrics.ts';
import { pages } from './pages.ts';
import { problem, sendProblem } from './problem.ts';
import { type Route, route } from './route.ts';
import { apiKeyRoutes } from './routes/api-key-routes.ts';
import { authRoutes } from './routes/auth-routes.ts';
import { boardRoutes } from './routes/board-routes.ts';
import { bulkRoutes } from './routes/bulk-routes.ts';
import { callRoutes } from './routes/call-routes.ts';
import { channelAccountRoutes } from './routes/channel-account-routes.ts';
import { channelHealthRoutes } from './routes/channel-health-routes.ts';
import { channelRoutes } from './routes/channel-routes.ts';
import { contactExportRoutes } from './routes/contact-export-routes.ts';
import { contactImportRoutes } from './routes/contact-import-routes.ts';
import { contactMergeRoutes } from './routes/contact-merge-routes.ts';
import { contactRoutes } from './routes/contact-routes.ts';
import { conversionMarkRoutes } from './routes/conversion-mark-routes.ts';
import { conversionPromptRoutes } from './routes/conversion-prompt-routes.ts';
import { conversionRoutes } from './routes/conversion-routes.ts';
import { conversionWorkRoutes } from './routes/conversion-work-routes.ts';
import { crmEventHandlers, crmRoutes } from './routes/crm-routes.ts';
import { crmSettingsRoutes } from './routes/crm-settings-routes.ts';
import { crossingRoutes } from './routes/crossing-routes.ts';
import { dialogActionRoutes } from './routes/dialog-action-routes.ts';
import { dialogRoutes } from './routes/dialog-routes.ts';
import { digestRoutes } from './routes/digest-routes.ts';
import { distributionRoutes } from './routes/distribution-routes.ts';
import { experimentRoutes } from './routes/experiment-routes.ts';
import { fieldRoutes } from './routes/field-routes.ts';
import { figureSettingsRoutes } from './routes/figure-settings-routes.ts';
import { fileRoutes } from './routes/file-routes.ts';
import { flowRoutes } from './routes/flow-routes.ts';
import { flowTryRoutes } from './routes/flow-try-routes.ts';
import { funnelReviewDialogRoutes } from './routes/funnel-review-dialog-routes.ts';
import { funnelReviewRoutes } from './routes/funnel-review-routes.ts';
import { funnelSettingsRoutes } from './routes/funnel-settings-routes.ts';
import { healthRoutes } from './routes/health-routes.ts';
import { hookCallRoute } from './routes/hook-call-route.ts';
import { hookLogRoutes } from './routes/hook-log-routes.ts';
import { hookRoutes } from './routes/hook-routes.ts';
import { journalRoutes } from './routes/journal-routes.ts';
import { knowledgeHistoryRoutes } from './routes/knowledge-history-routes.ts';
import { knowledgePageRoutes } from './routes/knowledge-page-routes.ts';
import { knowledgeQuestionRoutes } from './routes/knowledge-question-routes.ts';
import { knowledgeTryRoutes } from './routes/knowledge-try-routes.ts';
import { kpiAskRoutes } from './routes/kpi-ask-routes.ts';
import { kpiCutRoutes } from './routes/kpi-cut-routes.ts';
import { kpiExportRoutes } from './routes/kpi-export-routes.ts';
import { kpiRoutes } from './routes/kpi-routes.ts';
import { kpiUnitRoutes } from './routes/kpi-unit-routes.ts';
import { labellingRoutes } from './routes/labelling-routes.ts';
import { meRoutes } from './routes/me-routes.ts';
import { offerRoutes } from './routes/offer-routes.ts';
import { orderRoutes } from './routes/order-routes.ts';
import { pipelineRoutes } from './routes/pipeline-routes.ts';
import { planFigureRoutes } from './routes/plan-figure-routes.ts';
import { planRoutes } from './routes/plan-routes.ts';
import { recordRoutes } from './routes/record-routes.ts';
import { responderRoutes } from './routes/responder-routes.ts';
import { savedViewRoutes } from './routes/saved-view-routes.ts';
import { sessionExportRoutes } from './routes/session-export-routes.ts';
import { sourceRoutes } from './routes/source-routes.ts';
import { stageRoutes } from './routes/stage-routes.ts';
import { streamRoutes } from './routes/stream-routes.ts';
import { tagRoutes } from './routes/tag-routes.ts';
import { taskKindRoutes } from './routes/task-kind-routes.ts';
import { taskRoutes } from './routes/task-routes.ts';
import { teamRoutes } from './routes/team-routes.ts';
import { templateRoutes } from './routes/template-routes.ts';
import { trainingCandidateRoutes } from './routes/training-candidate-routes.ts';
import { trainingDraftRoutes } from './routes/training-draft-routes.ts';
import { trainingFileRoutes } from './routes/training-file-routes.ts';
import { trainingReleaseRoutes } from './routes/training-release-routes.ts';
import { trainingRoutes } from './routes/training-routes.ts';
import { trainingSlotRoutes } from './routes/training-slot-routes.ts';
import { triggerOptionRoutes } from './routes/trigger-option-routes.ts';
import { triggerRoutes } from './routes/trigger-routes.ts';
import { triggerTrialRoutes } from './routes/trigger-trial-routes.ts';
import { typingRoutes } from './routes/typing-routes.ts';
import { undeliveredRoutes } from './routes/undelivered-routes.ts';
import { webchatFileRoutes } from './routes/webchat-file-routes.ts';
import { webchatRoutes } from './routes/webchat-routes.ts';
import { webhookAdminRoutes } from './routes/webhook-admin-routes.ts';
import { webhookLogRoutes } from './routes/webhook-log-routes.ts';
import { challengeHandler, webhookHandlers } from './routes/webhook-routes.ts';
import { widgetRoutes } from './routes/widget-routes.ts';
import { securityHeaders } from './security-headers.ts';
import { watchRequests } from './watch-requests.ts';
import { otherSites } from './webchat/other-sites.ts';
import { createWidgetBook } from './webchat/widget-book.ts';
import { widgetScript } from './webchat/widget-script.ts';

/** Reverse proxies stand on the same machine or network; a forwarded address from anywhere else is not believed. */
const NEAR_PROXIES = 'loopback, linklocal, uniquelocal';

/** Everything that can be asked over HTTP. The caller listens, and closes open connections when it stops. */
export function createHttpApp(deps: AppDeps): Express {
  const { config, log, newId } = deps;
  const metrics = createMetrics();
  const room: RouteDeps = {
    ...deps,
    metrics,
    guards: createGuards(deps),
    widget: createWidgetBook(deps.store, deps.clock.now),
    limiters: createLimiters({ ...DEFAULT_LIMITS, ...deps.limits }),
  };
  const app = express();
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  app.set('etag', false);
  if (config.PUBLIC_URL) app.set('trust proxy', NEAR_PROXIES);
  app.use(watchRequests(log, metrics, newId));
  // Before the headers that protect pages in a browser: only machines call it, and often.
  app.post('/webhooks/bitrix24', ...crmEventHandlers(room));
  app.post('/webhooks/:kind/:path', ...webhookHandlers(room));
  app.get('/webhooks/:kind/:path', challengeHandler(room));
  app.use(securityHeaders(config.PUBLIC_URL));
  app.use('/api/v1/webchat', otherSites(room.widget, config.PUBLIC_URL));
  mount(app, apiRoutes(room));
  app.use('/api/docs', docsPage());
  app.use(['/api', '/webhooks', '/hooks'], handleUnknown);
  app.get('/widget.js', widgetScript(deps.assets.widget));
  app.use(pages(deps.assets));
  app.use(handleUnknown);
  app.use(handleErrors(log));
  return app;
}

/** All routes with the one that describes them. */
export function apiRoutes(room: RouteDeps): Route[] {
  const routes = [
    ...webchatRoutes(room),
    ...webchatFileRoutes(room),
    ...fileRoutes(room),
    ...dialogRoutes(room),
    ...dialogActionRoutes(room),
    ...sessionExportRoutes(room),
    ...recordRoutes(room),
    ...contactImportRoutes(room),
    ...contactExportRoutes(room),
    ...contactMergeRoutes(room),
    ...contactRoutes(room),
    ...pipelineRoutes(room),
    ...stageRoutes(room),
    ...kpiRoutes(room),
    // Before the cuts, whose dimension would take in the end of a file's name.
    ...kpiExportRoutes(room),
    ...kpiAskRoutes(room),
    ...kpiCutRoutes(room),
    ...kpiUnitRoutes(room),
    ...boardRoutes(room),
    ...bulkRoutes(room),
    ...savedViewRoutes(room),
    ...conversionRoutes(room),
    ...funnelReviewRoutes(room),
    ...funnelReviewDialogRoutes(room),
    ...conversionPromptRoutes(room),
    ...conversionWorkRoutes(room),
    ...conversionMarkRoutes(room),
    ...callRoutes(room),
    ...journalRoutes(room),
    ...taskRoutes(room),
    ...taskKindRoutes(room),
    ...triggerOptionRoutes(room),
    ...triggerRoutes(room),
    ...triggerTrialRoutes(room),
    ...tagRoutes(room),
    ...fieldRoutes(room),
    ...experimentRoutes(room),
    ...undeliveredRoutes(room),
    ...channelRoutes(room),
    ...channelHealthRoutes(room),
    ...channelAccountRoutes(room),
    ...streamRoutes(room),
    ...planRoutes(room),
    ...planFigureRoutes(room),
    ...sourceRoutes(room),
    ...offerRoutes(room),
    ...orderRoutes(room),
    ...widgetRoutes(room),
    ...crossingRoutes(room),
    ...typingRoutes(room),
    ...funnelSettingsRoutes(room),
    ...figureSettingsRoutes(room),
    ...labellingRoutes(room),
    ...trainingRoutes(room),
    ...trainingDraftRoutes(room),
    ...trainingFileRoutes(room),
    ...trainingCandidateRoutes(room),
    ...trainingReleaseRoutes(room),
    ...trainingSlotRoutes(room),
    ...flowTryRoutes(room),
    ...flowRoutes(room),
    ...knowledgePageRoutes(room),
    ...knowledgeHistoryRoutes(room),
    ...knowledgeTryRoutes(room),
    ...knowledgeQuestionRoutes(room),
    ...responderRoutes(room),
    ...digestRoutes(room),
    ...meRoutes(room),
    ...teamRoutes(room),
    ...distributionRoutes(room),
    ...webhookAdminRoutes(room),
    ...apiKeyRoutes(room),
    ...webhookLogRoutes(room),
    ...hookRoutes(room),
    ...hookLogRoutes(room),
    hookCallRoute(room),
    ...templateRoutes(room),
    ...crmRoutes(room),
    ...crmSettingsRoutes(room),
    ...authRoutes(room),
    ...healthRoutes(room),
  ];
  const own = route({
    method: 'get',
    path: '/api/v1/openapi.json',
    tag: 'Operation',
    summary: 'This description',
    guard: room.guards.anyone,
    takes: z.object({}),
    gives: { status: 200, schema: z.looseObject({ openapi: z.string() }), description: 'OpenAPI 3.1' },
    handle() {
      document ??= apiDocument([...routes, own]);
      return ok({ ...document });
    },
  });
  // Made when somebody asks: it is a tenth of a start.
  let document: ReturnType<typeof apiDocument> | undefined;
  return [...routes, own];
}

function mount(app: Express, routes: readonly Route[]): void {
  for (const { method, path, handlers } of routes) app[method](toExpress(path), ...handlers);
  for (const path of new Set(routes.map((known) => known.path))) {
    const methods = routes.filter((known) => known.path === path).map(({ method }) => method.toUpperCase());
    const allow = methods.join(', ');
    app.all(toExpress(path), (_request, response) =>
      sendProblem(response, problem('method-not-allowed', `Only ${allow} is known here.`, { headers: { allow } })),
    );
  }
}

const toExpress = (path: string): string => path.replace(/\{(\w+)\}/g, ':$1');
