import mongoose, { type Connection } from 'mongoose';
import type { ApiKey } from '../domain/api-key.ts';
import type { CrmSettings } from '../domain/bitrix/crm-settings.ts';
import type { CrmHealth } from '../domain/bitrix/crm-work.ts';
import type { SavedView } from '../domain/board/saved-view.ts';
import type { TallyRow } from '../domain/board/tally.ts';
import type { Appointment } from '../domain/booking/appointment.ts';
import type { BulkJob } from '../domain/bulk/bulk-job.ts';
import type { Business } from '../domain/business/business.ts';
import type { ChannelAccount } from '../domain/channel-accounts/channel-account.ts';
import type { Contact } from '../domain/contact.ts';
import type { ContactImport } from '../domain/contacts/import.ts';
import type { Merge } from '../domain/contacts/merge.ts';
import type { ContentVersion } from '../domain/content/content-version.ts';
import type { ConversionPrompt } from '../domain/conversion/conversion-prompt.ts';
import type { ConversionSettings } from '../domain/conversion/conversion-settings.ts';
import type { Judging, RerunJob } from '../domain/conversion/judging.ts';
import type { Dialog } from '../domain/dialog.ts';
import type { DigestReader, KeptDigest } from '../domain/digest/digest-settings.ts';
import type { Ledger } from '../domain/distribution/ledger.ts';
import type { Profile } from '../domain/distribution/profile.ts';
import type { DistributionRule } from '../domain/distribution/rule.ts';
import type { DomainEvent } from '../domain/event.ts';
import type { Experiment } from '../domain/experiments/experiment.ts';
import type { Exposure } from '../domain/experiments/exposure.ts';
import type { FieldDefinition } from '../domain/fields/field-definition.ts';
import type { Hook } from '../domain/hooks/hook.ts';
import type { HookCall } from '../domain/hooks/hook-call.ts';
import type { DismissedQuestion } from '../domain/knowledge/dismissed-question.ts';
import type { DayPlan } from '../domain/labelling/day-plan.ts';
import type { LabelRow } from '../domain/labelling/label-row.ts';
import type { LabellingSettings } from '../domain/labelling/labelling-settings.ts';
import type { LeadQualitySettings } from '../domain/lead-quality/lead-quality-settings.ts';
import type { Message } from '../domain/message.ts';
import type { Offer } from '../domain/orders/offer.ts';
import type { Order } from '../domain/orders/order.ts';
import type { Pipeline } from '../domain/pipeline.ts';
import type { PipelineChange } from '../domain/pipelines/pipeline-change.ts';
import type { LeadSource } from '../domain/plans/lead-source.ts';
import type { Plan } from '../domain/plans/plan.ts';
import type { PlanClient } from '../domain/plans/plan-client.ts';
import type { ResponderSettings } from '../domain/responder/responder-settings.ts';
import type { Tag } from '../domain/tags/tag.ts';
import type { TagJob } from '../domain/tags/tag-job.ts';
import type { Task } from '../domain/task.ts';
import type { TaskKind } from '../domain/tasks/task-kind.ts';
import type { Timer } from '../domain/timer.ts';
import type { Candidate } from '../domain/training/candidate.ts';
import type { Release, RunningPointer } from '../domain/training/release.ts';
import type { SlotFix } from '../domain/training/slot-fix.ts';
import type { TrainingEntry } from '../domain/training/training-log.ts';
import type { TrainingSettings } from '../domain/training/training-settings.ts';
import type { Trigger } from '../domain/trigger.ts';
import type { TriggerRun } from '../domain/triggers/trigger-run.ts';
import type { FunnelSettings } from '../domain/visibility.ts';
import type { TemplateBook } from '../domain/wa-templates/choice.ts';
import type { Crossing } from '../domain/webchat/crossing.ts';
import type { WidgetSettings } from '../domain/webchat/widget-settings.ts';
import type { Webhook, WebhookDelivery } from '../domain/webhook.ts';
import type { BookRow, FactsRow, FiguresState } from './analytics/rows.ts';
import type { BulkPart, BulkRow } from './bulk-row.ts';
import type { ChannelAlertRow, ChannelCountRow, ChannelHealthRow, ChannelTestRow } from './channel-health/rows.ts';
import type { ChannelLinkRow } from './channel-link-row.ts';
import { connect } from './connect.ts';
import type { ImportChunk, ImportError } from './contacts/import-rows.ts';
import type { TokenDay } from './conversion/token-day.ts';
import type { CrmCallRow, CrmFetchRow, CrmLeadRow } from './crm-rows.ts';
import type { DigestCode, DigestRow } from './digest/rows.ts';
import type { Stored } from './document.ts';
import type { Duty } from './duty.ts';
import type { InboxRow } from './inbox-row.ts';
import { INDEXES } from './indexes.ts';
import type { FileRow } from './message-files/file-row.ts';
import type { OnceRow } from './once-row.ts';
import { appNameOf, type ProcessRecord } from './process-record.ts';
import type { RequestCount } from './request-count.ts';
import type { ResponderDay, ResponderDialog } from './responder/rows.ts';
import type { StoredReply } from './stored-reply.ts';
import type { Thread } from './thread.ts';
import type { DraftMark, DraftRow, TrainingBlob } from './training/training-rows.ts';
import type { WebSession } from './web-session.ts';

export type Collection<T extends { id: string }> = mongoose.mongo.Collection<Stored<T>>;

/** Every collection, by name. State lives here and nowhere else. */
export interface Collections {
  inbox: Collection<InboxRow>;
  threads: Collection<Thread>;
  contacts: Collection<Contact>;
  dialogs: Collection<Dialog>;
  messages: Collection<Message>;
  appointments: Collection<Appointment>;
  events: Collection<DomainEvent>;
  pipelines: Collection<Pipeline>;
  pipelineChanges: Collection<PipelineChange>;
  triggers: Collection<Trigger>;
  triggerRuns: Collection<TriggerRun>;
  tasks: Collection<Task>;
  taskKinds: Collection<TaskKind>;
  fields: Collection<FieldDefinition>;
  tags: Collection<Tag>;
  tagJobs: Collection<TagJob>;
  timers: Collection<Timer>;
  replies: Collection<StoredReply>;
  responderDays: Collection<ResponderDay>;
  responderDialogs: Collection<ResponderDialog>;
  webSessions: Collection<WebSession>;
  apiKeys: Collection<ApiKey>;
  onceRows: Collection<OnceRow>;
  requestCounts: Collection<RequestCount>;
  webhooks: Collection<Webhook>;
  deliveries: Collection<WebhookDelivery>;
  hooks: Collection<Hook>;
  hookCalls: Collection<HookCall>;
  channelLinks: Collection<ChannelLinkRow>;
  channelAccounts: Collection<ChannelAccount>;
  channelCounts: Collection<ChannelCountRow>;
  channelHealth: Collection<ChannelHealthRow>;
  channelAlerts: Collection<ChannelAlertRow>;
  channelTests: Collection<ChannelTestRow>;
  templateBooks: Collection<TemplateBook>;
  crmLeads: Collection<CrmLeadRow>;
  crmFetches: Collection<CrmFetchRow>;
  crmCalls: Collection<CrmCallRow>;
  plans: Collection<Plan>;
  planClients: Collection<PlanClient>;
  sources: Collection<LeadSource>;
  offers: Collection<Offer>;
  orders: Collection<Order>;
  profiles: Collection<Profile>;
  distributionRules: Collection<DistributionRule>;
  ledgers: Collection<Ledger>;
  settings: Collection<Setting>;
  processes: Collection<ProcessRecord>;
  duties: Collection<Duty>;
  sendShares: Collection<{ id: string }>;
  tallies: Collection<TallyRow & { id: string }>;
  facts: Collection<FactsRow>;
  dayBooks: Collection<BookRow>;
  figureState: Collection<FiguresState>;
  digests: Collection<DigestRow>;
  digestReaders: Collection<DigestReader>;
  digestCodes: Collection<DigestCode>;
  crossings: Collection<Crossing>;
  bulkJobs: Collection<BulkJob>;
  bulkParts: Collection<BulkPart>;
  bulkRows: Collection<BulkRow>;
  conversionPrompts: Collection<ConversionPrompt>;
  conversionJobs: Collection<RerunJob>;
  judgings: Collection<Judging>;
  tokenDays: Collection<TokenDay>;
  views: Collection<SavedView>;
  merges: Collection<Merge>;
  imports: Collection<ContactImport>;
  importChunks: Collection<ImportChunk>;
  importErrors: Collection<ImportError>;
  experiments: Collection<Experiment>;
  experimentExposures: Collection<Exposure>;
  labelQueue: Collection<LabelRow>;
  labelPlans: Collection<DayPlan>;
  contentVersions: Collection<ContentVersion>;
  draftIntents: Collection<DraftRow>;
  trainingRuns: Collection<Candidate>;
  trainingBlobs: Collection<TrainingBlob>;
  trainingLog: Collection<TrainingEntry>;
  intentReleases: Collection<Release>;
  slotFixes: Collection<SlotFix>;
  dismissedQuestions: Collection<DismissedQuestion>;
  files: Collection<FileRow>;
}

/** One document a setting: the business, the console's secret, the form that documents are in. */
export type Setting =
  | { id: 'business'; value: Business }
  | { id: 'secret'; value: string }
  | { id: 'funnel'; value: FunnelSettings }
  | { id: 'labelling'; value: LabellingSettings }
  | { id: 'training'; value: TrainingSettings }
  | { id: 'trainingDraft'; value: DraftMark }
  | { id: 'runningIntents'; value: RunningPointer }
  | { id: 'leadQuality'; value: LeadQualitySettings }
  | { id: 'digest'; value: KeptDigest }
  | { id: 'widget'; value: WidgetSettings }
  | { id: 'responder'; value: ResponderSettings }
  | { id: 'form'; value: number }
  | { id: 'conversion'; value: ConversionSettings }
  /** Up to where closed dialogs have been looked for. */
  | { id: 'closings'; value: Date }
  /** Whether events make rows for Bitrix24. */
  | { id: 'bitrix24'; value: boolean }
  | { id: 'crm'; value: CrmSettings }
  | { id: 'crmHealth'; value: CrmHealth };

/** A collection for code that writes any kind of document. */
export type RawCollection = mongoose.mongo.Collection<{ _id: string; version?: number }>;

export interface Store extends Collections {
  connection: Connection;
  raw(name: keyof Collections): RawCollection;
  close(): Promise<void>;
}

const NAMES: { [K in keyof Collections]: K } = {
  inbox: 'inbox',
  threads: 'threads',
  contacts: 'contacts',
  dialogs: 'dialogs',
  messages: 'messages',
  appointments: 'appointments',
  events: 'events',
  pipelines: 'pipelines',
  pipelineChanges: 'pipelineChanges',
  triggers: 'triggers',
  triggerRuns: 'triggerRuns',
  tasks: 'tasks',
  taskKinds: 'taskKinds',
  fields: 'fields',
  tags: 'tags',
  tagJobs: 'tagJobs',
  timers: 'timers',
  replies: 'replies',
  responderDays: 'responderDays',
  responderDialogs: 'responderDialogs',
  webSessions: 'webSessions',
  apiKeys: 'apiKeys',
  onceRows: 'onceRows',
  requestCounts: 'requestCounts',
  webhooks: 'webhooks',
  deliveries: 'deliveries',
  hooks: 'hooks',
  hookCalls: 'hookCalls',
  channelLinks: 'channelLinks',
  channelAccounts: 'channelAccounts',
  channelCounts: 'channelCounts',
  channelHealth: 'channelHealth',
  channelAlerts: 'channelAlerts',
  channelTests: 'channelTests',
  templateBooks: 'templateBooks',
  crmLeads: 'crmLeads',
  crmFetches: 'crmFetches',
  crmCalls: 'crmCalls',
  plans: 'plans',
  planClients: 'planClients',
  sources: 'sources',
  offers: 'offers',
  orders: 'orders',
  profiles: 'profiles',
  distributionRules: 'distributionRules',
  ledgers: 'ledgers',
  settings: 'settings',
  processes: 'processes',
  duties: 'duties',
  sendShares: 'sendShares',
  tallies: 'tallies',
  facts: 'facts',
  dayBooks: 'dayBooks',
  figureState: 'figureState',
  digests: 'digests',
  digestReaders: 'digestReaders',
  digestCodes: 'digestCodes',
  crossings: 'crossings',
  bulkJobs: 'bulkJobs',
  bulkParts: 'bulkParts',
  bulkRows: 'bulkRows',
  conversionPrompts: 'conversionPrompts',
  conversionJobs: 'conversionJobs',
  judgings: 'judgings',
  tokenDays: 'tokenDays',
  views: 'views',
  merges: 'merges',
  imports: 'imports',
  importChunks: 'importChunks',
  importErrors: 'importErrors',
  experiments: 'experiments',
  experimentExposures: 'experimentExposures',
  labelQueue: 'labelQueue',
  labelPlans: 'labelPlans',
  contentVersions: 'contentVersions',
  draftIntents: 'draftIntents',
  trainingRuns: 'trainingRuns',
  trainingBlobs: 'trainingBlobs',
  trainingLog: 'trainingLog',
  intentReleases: 'intentReleases',
  slotFixes: 'slotFixes',
  dismissedQuestions: 'dismissedQuestions',
  files: 'files',
};

/**
 * Connects and makes sure that every index exists before anything is written: the unique ones are what keeps promises. Rejects as
 * `connect` does. `owner` is this process's name in leases: others find its sessions by it, should it die.
 */
export async function openStore(uri: string, owner?: string): Promise<Store> {
  const connection = await connect(uri, owner && appNameOf(owner));
  try {
    return await prepare(connection);
  } catch (error) {
    await connection.close();
    throw error;
  }
}

async function prepare(connection: Connection): Promise<Store> {
  const { db } = connection;
  if (!db) throw new Error('Connected to MongoDB, but no database was named.');
  const collection = <T extends { id: string }>(name: string): Collection<T> => db.collection<Stored<T>>(name);
  const collections: Collections = {
    inbox: collection(NAMES.inbox),
    threads: collection(NAMES.threads),
    contacts: collection(NAMES.contacts),
    dialogs: collection(NAMES.dialogs),
    messages: collection(NAMES.messages),
    appointments: collection(NAMES.appointments),
    events: collection(NAMES.events),
    pipelines: collection(NAMES.pipelines),
    pipelineChanges: collection(NAMES.pipelineChanges),
    triggers: collection(NAMES.triggers),
    triggerRuns: collection(NAMES.triggerRuns),
    tasks: collection(NAMES.tasks),
    taskKinds: collection(NAMES.taskKinds),
    fields: collection(NAMES.fields),
    tags: collection(NAMES.tags),
    tagJobs: collection(NAMES.tagJobs),
    timers: collection(NAMES.timers),
    replies: collection(NAMES.replies),
    responderDays: collection(NAMES.responderDays),
    responderDialogs: collection(NAMES.responderDialogs),
    webSessions: collection(NAMES.webSessions),
    apiKeys: collection(NAMES.apiKeys),
    onceRows: collection(NAMES.onceRows),
    requestCounts: collection(NAMES.requestCounts),
    webhooks: collection(NAMES.webhooks),
    deliveries: collection(NAMES.deliveries),
    hooks: collection(NAMES.hooks),
    hookCalls: collection(NAMES.hookCalls),
    channelLinks: collection(NAMES.channelLinks),
    channelAccounts: collection(NAMES.channelAccounts),
    channelCounts: collection(NAMES.channelCounts),
    channelHealth: collection(NAMES.channelHealth),
    channelAlerts: collection(NAMES.channelAlerts),
    channelTests: collection(NAMES.channelTests),
    templateBooks: collection(NAMES.templateBooks),
    crmLeads: collection(NAMES.crmLeads),
    crmFetches: collection(NAMES.crmFetches),
    crmCalls: collection(NAMES.crmCalls),
    plans: collection(NAMES.plans),
    planClients: collection(NAMES.planClients),
    sources: collection(NAMES.sources),
    offers: collection(NAMES.offers),
    orders: collection(NAMES.orders),
    profiles: collection(NAMES.profiles),
    distributionRules: collection(NAMES.distributionRules),
    ledgers: collection(NAMES.ledgers),
    settings: collection(NAMES.settings),
    processes: collection(NAMES.processes),
    duties: collection(NAMES.duties),
    sendShares: collection(NAMES.sendShares),
    tallies: collection(NAMES.tallies),
    facts: collection(NAMES.facts),
    dayBooks: collection(NAMES.dayBooks),
    figureState: collection(NAMES.figureState),
    digests: collection(NAMES.digests),
    digestReaders: collection(NAMES.digestReaders),
    digestCodes: collection(NAMES.digestCodes),
    crossings: collection(NAMES.crossings),
    bulkJobs: collection(NAMES.bulkJobs),
    bulkParts: collection(NAMES.bulkParts),
    bulkRows: collection(NAMES.bulkRows),
    conversionPrompts: collection(NAMES.conversionPrompts),
    conversionJobs: collection(NAMES.conversionJobs),
    judgings: collection(NAMES.judgings),
    tokenDays: collection(NAMES.tokenDays),
    views: collection(NAMES.views),
    merges: collection(NAMES.merges),
    imports: collection(NAMES.imports),
    importChunks: collection(NAMES.importChunks),
    importErrors: collection(NAMES.importErrors),
    experiments: collection(NAMES.experiments),
    experimentExposures: collection(NAMES.experimentExposures),
    labelQueue: collection(NAMES.labelQueue),
    labelPlans: collection(NAMES.labelPlans),
    contentVersions: collection(NAMES.contentVersions),
    dismissedQuestions: collection(NAMES.dismissedQuestions),
    draftIntents: collection(NAMES.draftIntents),
    trainingRuns: collection(NAMES.trainingRuns),
    trainingBlobs: collection(NAMES.trainingBlobs),
    trainingLog: collection(NAMES.trainingLog),
    intentReleases: collection(NAMES.intentReleases),
    slotFixes: collection(NAMES.slotFixes),
    files: collection(NAMES.files),
  };
  // A transaction cannot create a collection cheaply, so all exist from the start.
  const existing = new Set((await db.listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name));
  const missing = Object.values(NAMES).filter((name) => !existing.has(name));
  await fewAtOnce(missing, (name) => createOnce(db, name));
  await fewAtOnce(Object.entries(INDEXES), ([name, indexes]) => db.collection(name).createIndexes(indexes));
  return { connection, ...collections, raw: (name) => db.collection(name), close: () => connection.close() };
}

/** All together would wait for the same few connections, and on a busy machine for too long. */
async function fewAtOnce<T>(things: readonly T[], work: (thing: T) => Promise<unknown>): Promise<void> {
  for (let at = 0; at < things.length; at += AT_ONCE) await Promise.all(things.slice(at, at + AT_ONCE).map(work));
}
const AT_ONCE = 8;

/** Two processes may start at once; the second finds the collection there. */
async function createOnce(db: mongoose.mongo.Db, name: string): Promise<void> {
  await db.createCollection(name).catch((error: unknown) => {
    if (!(error instanceof mongoose.mongo.MongoServerError && error.codeName === 'NamespaceExists')) throw error;
  });
}
