import type { mongo } from 'mongoose';

const DAY_SECONDS = 86_400;

/** Every index. Unique ones are promises; the rest serve the queries named beside them. */
export const INDEXES: Record<string, mongo.IndexDescription[]> = {
  inbox: [
    // Waiting messages of one thread, in the provider's order.
    { key: { threadId: 1, order: 1, receivedAt: 1 }, partialFilterExpression: { state: 'new' }, name: 'waiting' },
    // Kept longer than any provider retries (Telegram 24 hours, Meta 7 days).
    // Serves the journal by period, too.
    { key: { receivedAt: 1 }, expireAfterSeconds: 14 * DAY_SECONDS, name: 'forget after two weeks' },
  ],
  // Leases that are held: a handful at any time.
  threads: [{ key: { owner: 1 }, partialFilterExpression: { owner: { $type: 'string' } }, name: 'held' }],
  contacts: [
    // Those without identities (imported, made by hand) are not in it: they would all be the same nobody.
    {
      key: { 'identities.channelId': 1, 'identities.externalId': 1 },
      unique: true,
      partialFilterExpression: { 'identities.channelId': { $exists: true } },
      name: 'one contact per identity',
    },
    { key: { phone: 1 }, sparse: true },
    { key: { createdAt: -1, _id: -1 } },
    // Whoever types the beginning of a name, an e-mail or a tail of a phone; the newest come first.
    { key: { searchWords: 1, createdAt: -1, _id: -1 }, name: 'by the beginnings of words' },
    // Duplicates by e-mail.
    { key: { email: 1 }, sparse: true },
    // Of two contacts with one verified phone or e-mail, one is merged into the other.
    {
      key: { verifiedPhone: 1 },
      partialFilterExpression: { verifiedPhone: { $type: 'string' } },
      name: 'verified phone',
    },
    {
      key: { verifiedEmail: 1 },
      partialFilterExpression: { verifiedEmail: { $type: 'string' } },
      name: 'verified e-mail',
    },
    // The list's rarer filters and its other orders.
    { key: { tags: 1, createdAt: -1, _id: -1 } },
    { key: { 'fields.$**': 1 }, name: 'by field' },
    {
      key: { lastVisitAt: -1, _id: -1 },
      partialFilterExpression: { lastVisitAt: { $type: 'date' } },
      name: 'last visit',
    },
    { key: { blockedAt: -1, _id: -1 }, partialFilterExpression: { blockedAt: { $type: 'date' } }, name: 'blocked' },
  ],
  // Who was merged into whom, and what both were before.
  merges: [{ key: { mainId: 1, at: -1 } }, { key: { otherId: 1, at: -1 } }],
  // What is being imported: chunks of the file, and the errors of its rows.
  importChunks: [
    { key: { importId: 1, n: 1 }, unique: true, name: 'one chunk per place' },
    // Files are of use until they are imported; nobody comes back to one after a month.
    { key: { at: 1 }, expireAfterSeconds: 30 * DAY_SECONDS, name: 'forget after a month' },
  ],
  importErrors: [{ key: { importId: 1, line: 1 } }],
  imports: [
    { key: { createdAt: -1, _id: -1 } },
    // Work that somebody has to take up, or to go on with.
    {
      key: { leaseUntil: 1 },
      partialFilterExpression: { state: { $in: ['checking', 'running'] } },
      name: 'to be worked on',
    },
  ],
  dialogs: [
    // One open dialog per line, whatever two workers do.
    {
      key: { threadId: 1 },
      unique: true,
      partialFilterExpression: { mode: { $in: ['bot', 'queued', 'operator'] } },
      name: 'one open dialog per thread',
    },
    { key: { mode: 1, waitingSince: 1 } },
    // Dialogs of one manager; those of people who are gone page by page.
    { key: { assigneeId: 1, mode: 1, _id: 1 } },
    // Dialogs that wait for a manager, by rule, in the order in which they are looked at; a handful at any time.
    {
      key: { 'sharing.ruleId': 1, 'sharing.due': 1, _id: 1 },
      partialFilterExpression: { 'sharing.ruleId': { $type: 'string' } },
      name: 'to be shared',
    },
    // What is offered to a person.
    {
      key: { 'sharing.offer.operatorId': 1 },
      partialFilterExpression: { 'sharing.offer.operatorId': { $type: 'string' } },
      name: 'offered',
    },
    { key: { createdAt: -1, _id: -1 } },
    { key: { lastInboundAt: -1, _id: -1 } },
    // What is judged anew: the dialogs that were closed in a period.
    { key: { closedAt: 1, _id: 1 }, partialFilterExpression: { closedAt: { $type: 'date' } }, name: 'closed' },
    { key: { contactId: 1 } },
    // Which sources have ever come in, the known and the unknown ones.
    { key: { 'origin.source': 1 }, partialFilterExpression: { 'origin.source': { $exists: true } }, name: 'sources' },
    // A tag wherever it is: its usage, and its new name. Most dialogs have none.
    { key: { tags: 1, _id: 1 }, partialFilterExpression: { tags: { $gt: '' } }, name: 'by tag' },
    // Any custom field; nothing to keep for a dialog without values.
    { key: { 'fields.$**': 1 }, name: 'by field' },
    // Clients of somebody's plans whom others lead.
    { key: { managerIds: 1 }, partialFilterExpression: { 'managerIds.0': { $exists: true } }, name: 'clients of' },
    // A column of the board, open ones or all: latest in the stage first. The rest of its keys saves reading dialogs that a filter
    // leaves out. None of them changes with a message.
    {
      key: {
        pipelineId: 1,
        stageId: 1,
        mode: 1,
        stageSince: -1,
        _id: -1,
        channelKind: 1,
        assigneeId: 1,
        planId: 1,
      },
      name: 'board',
    },
    // The same column of one manager, and of one whose client it is.
    { key: { pipelineId: 1, assigneeId: 1, stageId: 1, stageSince: -1, _id: -1 }, name: 'board by assignee' },
    {
      key: { pipelineId: 1, managerIds: 1, stageId: 1, stageSince: -1, _id: -1 },
      partialFilterExpression: { managerIds: { $gt: '' } },
      name: 'board by manager',
    },
    // Those that figures are counted by, with all that is counted; partial where most dialogs have no such thing.
    {
      key: { pipelineId: 1, tags: 1, stageId: 1, stageSince: -1, _id: -1, amount: 1 },
      partialFilterExpression: { tags: { $gt: '' } },
      name: 'board by tag',
    },
    {
      key: { pipelineId: 1, 'origin.source': 1, stageId: 1, stageSince: -1, _id: -1, amount: 1 },
      partialFilterExpression: { 'origin.source': { $gt: '' } },
      name: 'board by source',
    },
    {
      key: { pipelineId: 1, planId: 1, stageId: 1, stageSince: -1, _id: -1 },
      partialFilterExpression: { planId: { $gt: '' } },
      name: 'board by plan',
    },
    { key: { pipelineId: 1, createdAt: 1, stageId: 1, amount: 1 }, name: 'board by creation' },
    // Few are in these at a time. A message that the bot answers at once passes them by: it never waits.
    {
      key: { pipelineId: 1, stageId: 1, stageSince: -1, _id: -1, waitingSince: 1, amount: 1 },
      partialFilterExpression: { waitingSince: { $gt: new Date(0) } },
      name: 'board, unanswered',
    },
    {
      key: { pipelineId: 1, stageId: 1, stageSince: -1, _id: -1, taskDue: 1, amount: 1 },
      partialFilterExpression: { taskDue: { $gt: new Date(0) } },
      name: 'board by task',
    },
  ],
  // One pipeline takes new dialogs, whatever two people do at once.
  pipelines: [
    { key: { isDefault: 1 }, unique: true, partialFilterExpression: { isDefault: true }, name: 'one default' },
  ],
  // Who changed what in one pipeline, latest first.
  pipelineChanges: [{ key: { pipelineId: 1, at: -1, _id: -1 } }],
  messages: [
    { key: { dialogId: 1, seq: 1 }, unique: true },
    { key: { threadId: 1, at: 1 } },
    {
      key: { threadId: 1, 'delivery.providerMessageId': 1 },
      partialFilterExpression: { 'delivery.providerMessageId': { $exists: true } },
      name: 'by the provider’s id',
    },
    // The outbox: the lowest unsent line of a thread goes first.
    {
      key: { threadId: 1, at: 1, seq: 1 },
      partialFilterExpression: { 'delivery.state': { $in: ['queued', 'sending'] } },
      name: 'unsent',
    },
    // What waits for a person: to be sent again, or to be let go.
    {
      key: { at: -1, _id: -1 },
      partialFilterExpression: { 'delivery.state': { $in: ['failed', 'uncertain'] } },
      name: 'undelivered',
    },
    // Which pages have answered lately.
    { key: { at: -1 }, partialFilterExpression: { 'receipt.because': 'responder' }, name: 'by the responder' },
    // Its own index: whoever looks for what waits should not have to pass by these.
    { key: { at: -1, _id: -1 }, partialFilterExpression: { 'delivery.state': 'dropped' }, name: 'dropped' },
  ],
  appointments: [
    // No double booking: two active appointments cannot share a five-minute cell of a person.
    { key: { cells: 1 }, unique: true, partialFilterExpression: { active: true }, name: 'no overlap' },
    { key: { contactId: 1, start: -1 } },
    { key: { staffId: 1, start: 1 } },
    { key: { start: 1, _id: 1 } },
  ],
  events: [
    { key: { 'body.type': 1, at: 1 } },
    // Messages that nothing of ours has answered, newest first.
    {
      key: { at: -1, _id: -1 },
      partialFilterExpression: { 'body.outcome': { $in: ['fallback', 'handoff'] } },
      name: 'unanswered',
    },
    // No-shows are counted by the start of the visit.
    {
      key: { 'body.type': 1, 'body.start': 1 },
      partialFilterExpression: { 'body.start': { $exists: true } },
      name: 'by the visit’s start',
    },
    { key: { at: -1, _id: -1 } },
    // Who judges dialogs, for calibration.
    {
      key: { 'body.by': 1, at: -1 },
      partialFilterExpression: { 'body.type': 'conversion_judged' },
      name: 'verdicts',
    },
    // One dialog's line, and the lines of all dialogs of a contact as one.
    { key: { dialogId: 1, at: 1, _id: 1 } },
    // What became of an appointment, whichever dialog tells of it.
    {
      key: { 'body.appointmentId': 1 },
      partialFilterExpression: { 'body.appointmentId': { $exists: true } },
      name: 'of an appointment',
    },
  ],
  tasks: [
    { key: { dialogId: 1, state: 1, due: 1 } },
    { key: { contactId: 1, state: 1, due: 1 } },
    // The next of a series, to be taken back with the completion that has made it.
    { key: { after: 1 }, partialFilterExpression: { after: { $type: 'string' } }, name: 'next of a series' },
    // One's own list, and how many are due when.
    { key: { assigneeId: 1, state: 1, due: 1, _id: 1 } },
    // Everybody's, for those who lead.
    { key: { state: 1, due: 1, _id: 1 } },
    { key: { assigneeId: 1, state: 1, closedAt: -1, _id: -1 } },
    { key: { state: 1, closedAt: -1, _id: -1 } },
  ],
  // Jobs that change a tag everywhere: a handful at any time.
  tagJobs: [
    { key: { createdAt: 1 }, partialFilterExpression: { state: 'running' }, name: 'running' },
    { key: { from: 1, createdAt: 1 } },
  ],
  timers: [
    { key: { due: 1 }, partialFilterExpression: { state: 'pending' }, name: 'due' },
    { key: { dialogId: 1 } },
    // How often each trigger is due later.
    {
      key: { 'work.triggerId': 1 },
      partialFilterExpression: { state: 'pending', 'work.triggerId': { $exists: true } },
      name: 'planned by triggers',
    },
    // What has fired is told by events and runs.
    {
      key: { due: 1 },
      expireAfterSeconds: 90 * DAY_SECONDS,
      partialFilterExpression: { state: { $in: ['fired', 'skipped'] } },
      name: 'forget',
    },
  ],
  triggerRuns: [
    // The log of one trigger; with the outcome in it, counting reads no document.
    { key: { triggerId: 1, at: -1, _id: -1, outcome: 1 }, name: 'by trigger' },
    { key: { at: 1 }, expireAfterSeconds: 90 * DAY_SECONDS, name: 'forget' },
  ],
  // Throttled chats alone have this field.
  channelAccounts: [
    // The same bot, number or page cannot be connected twice; who has removed one may connect it again.
    {
      key: { channelId: 1 },
      unique: true,
      partialFilterExpression: { removedAt: null },
      name: 'one account per channel',
    },
    // Removed ones are known for as long as a messenger may go on calling them.
    { key: { removedAt: 1 }, expireAfterSeconds: 30 * DAY_SECONDS, name: 'forget removed ones' },
  ],
  sendShares: [{ key: { expiresAt: 1 }, expireAfterSeconds: 0, name: 'forget' }],
  replies: [
    { key: { at: 1 }, expireAfterSeconds: 14 * DAY_SECONDS },
    // The answers of one day, for whoever asks what they cost.
    { key: { date: 1, at: -1, _id: -1 }, name: 'by day' },
    // Replies of the model that were held back: few among many.
    {
      key: { at: -1, _id: -1 },
      partialFilterExpression: { 'answer.receipt.rejected': { $exists: true } },
      name: 'held back',
    },
  ],
  responderDays: [{ key: { at: 1 }, expireAfterSeconds: 800 * DAY_SECONDS, name: 'forget' }],
  responderDialogs: [{ key: { at: 1 }, expireAfterSeconds: 90 * DAY_SECONDS, name: 'forget' }],
  webSessions: [{ key: { chatId: 1 } }],
  apiKeys: [
    // Every request of a program begins here.
    { key: { digest: 1 }, unique: true, name: 'one key per digest' },
    { key: { createdAt: -1, _id: -1 } },
    { key: { revokedAt: 1 } },
  ],
  // What was asked once stays known for a day; counts of requests for the minute that they are about.
  onceRows: [{ key: { expiresAt: 1 }, expireAfterSeconds: 0, name: 'forget after a day' }],
  requestCounts: [{ key: { expiresAt: 1 }, expireAfterSeconds: 60, name: 'forget when over' }],
  deliveries: [
    { key: { webhookId: 1, notBefore: 1 }, partialFilterExpression: { state: 'pending' }, name: 'due' },
    { key: { webhookId: 1, createdAt: -1, _id: -1 } },
    // The log by state or by event, how much got through, and what failed of it to be sent again.
    { key: { webhookId: 1, state: 1, createdAt: -1, _id: -1 } },
    { key: { webhookId: 1, 'payload.type': 1, createdAt: -1, _id: -1 } },
    // Whatever its state: what a webhook that was switched off has not got by then is of no use to it any more.
    { key: { createdAt: 1 }, expireAfterSeconds: 30 * DAY_SECONDS, name: 'forget' },
  ],
  hooks: [
    // Every call of another program begins here; an address is one hook's.
    { key: { tokenDigest: 1 }, unique: true, name: 'one hook per address' },
    // Deleted ones answer for a while that they are.
    { key: { deletedAt: 1 }, expireAfterSeconds: 90 * DAY_SECONDS, name: 'forget' },
  ],
  hookCalls: [
    // What is to be applied: a handful at any time.
    { key: { due: 1, hookId: 1 }, partialFilterExpression: { state: 'waiting' }, name: 'due' },
    // The log, whole, by state, or of what came again.
    { key: { hookId: 1, at: -1, _id: -1 } },
    { key: { hookId: 1, state: 1, at: -1, _id: -1 } },
    {
      key: { hookId: 1, at: -1, _id: -1 },
      partialFilterExpression: { repeats: { $gt: 0 } },
      name: 'repeated',
    },
    // As long as senders repeat, and much longer.
    { key: { at: 1 }, expireAfterSeconds: 90 * DAY_SECONDS, name: 'forget' },
  ],
  plans: [
    // A lead source belongs to one plan at most, whatever two people save at once. An empty list is no key.
    {
      key: { sources: 1 },
      unique: true,
      partialFilterExpression: { active: true, 'sources.0': { $exists: true } },
      name: 'one plan per source',
    },
  ],
  planClients: [
    { key: { planId: 1, contactId: 1 }, unique: true, name: 'once in a plan' },
    // The list of clients, all or one manager's, and how many there are.
    { key: { planId: 1, at: -1, _id: -1 } },
    { key: { planId: 1, managerId: 1, at: -1, _id: -1 } },
    { key: { contactId: 1 } },
  ],
  tallies: [{ key: { pipelineId: 1, stageId: 1 } }],
  // The dialogs in the book of a day.
  facts: [{ key: { days: 1, _id: 1 } }],
  digests: [
    // Those that wait: two a person at any time.
    { key: { due: 1 }, partialFilterExpression: { state: { $in: ['pending', 'sending'] } }, name: 'due' },
    // The last one of a person.
    { key: { readerId: 1, due: -1 } },
    {
      key: { due: 1 },
      expireAfterSeconds: 90 * DAY_SECONDS,
      partialFilterExpression: { state: { $in: ['sent', 'failed', 'skipped'] } },
      name: 'forget',
    },
  ],
  channelCounts: [
    // The last hour and day of a channel by minute, four weeks by hour.
    { key: { channelId: 1, per: 1, at: 1 } },
    { key: { until: 1 }, expireAfterSeconds: 0, name: 'forget' },
  ],
  channelAlerts: [
    // Those that wait: a handful at any time.
    { key: { due: 1 }, partialFilterExpression: { state: 'pending' }, name: 'due' },
    // Of one episode.
    { key: { channelId: 1, episode: 1 } },
    { key: { at: 1 }, expireAfterSeconds: 90 * DAY_SECONDS, name: 'forget' },
  ],
  channelTests: [
    { key: { channelId: 1, at: -1 } },
    { key: { until: 1 }, expireAfterSeconds: DAY_SECONDS, name: 'forget' },
  ],
  crossings: [{ key: { until: 1 }, expireAfterSeconds: DAY_SECONDS, name: 'forget' }],
  digestCodes: [{ key: { readerId: 1 } }, { key: { until: 1 }, expireAfterSeconds: DAY_SECONDS, name: 'forget' }],
  dayBooks: [
    // What was written since somebody last looked, and a period.
    { key: { seq: 1 } },
    { key: { day: 1 } },
  ],
  bulkJobs: [
    // Those that somebody has to work on: a handful at any time.
    { key: { createdAt: 1 }, partialFilterExpression: { state: { $in: ['running', 'undoing'] } }, name: 'open' },
    { key: { 'by.kind': 1, 'by.id': 1, createdAt: -1, _id: -1 } },
    { key: { createdAt: -1, _id: -1 } },
  ],
  bulkParts: [{ key: { at: 1 }, expireAfterSeconds: 30 * DAY_SECONDS, name: 'forget' }],
  bulkRows: [
    // What is to be put back, what went wrong, and how many there are of each.
    { key: { jobId: 1, state: 1, _id: 1 } },
    { key: { at: 1 }, expireAfterSeconds: 30 * DAY_SECONDS, name: 'forget' },
  ],
  // The owner's words for a conversion, newest version first.
  conversionPrompts: [{ key: { version: -1 } }],
  conversionJobs: [
    // One re-run at a time, whatever two people do at once.
    { key: { open: 1 }, unique: true, partialFilterExpression: { open: true }, name: 'one at a time' },
    { key: { at: -1, _id: -1 } },
  ],
  judgings: [
    // What is to be judged: closings before re-runs, each in its turn.
    { key: { rank: 1, due: 1 }, partialFilterExpression: { state: 'waiting' }, name: 'waiting' },
    // How far a re-run is, and what of it is to be cancelled.
    { key: { jobId: 1, state: 1 }, partialFilterExpression: { jobId: { $gt: '' } }, name: 'of a re-run' },
    {
      key: { at: 1 },
      expireAfterSeconds: 30 * DAY_SECONDS,
      partialFilterExpression: { state: { $in: ['done', 'skipped', 'cancelled'] } },
      name: 'forget',
    },
  ],
  // The newest of each name, and the history of one.
  contentVersions: [{ key: { kind: 1, name: 1, version: -1 } }],
  // What was found to be no question for the pages, lately.
  dismissedQuestions: [{ key: { at: -1 } }],
  tokenDays: [{ key: { at: 1 }, expireAfterSeconds: 400 * DAY_SECONDS, name: 'forget' }],
  views: [{ key: { ownerId: 1 } }, { key: { shared: 1 } }],
  orders: [
    // The same order told twice by another program is one order.
    {
      key: { 'external.system': 1, 'external.id': 1 },
      unique: true,
      partialFilterExpression: { 'external.id': { $exists: true } },
      name: 'once by its number',
    },
    { key: { at: -1, _id: -1 } },
    { key: { contactId: 1, at: -1, _id: -1 } },
    { key: { dialogId: 1, at: -1 } },
    { key: { offerId: 1, at: -1, _id: -1 } },
    // Payments of a period.
    { key: { paidAt: 1 }, partialFilterExpression: { paidAt: { $type: 'date' } }, name: 'paid' },
  ],
  experiments: [
    // Two people who start two experiments on one thing at once: the second one is refused.
    {
      key: { surface: 1 },
      unique: true,
      partialFilterExpression: { state: 'running' },
      name: 'one running per surface',
    },
    { key: { createdAt: -1, _id: -1 } },
  ],
  experimentExposures: [
    // Figures are counted from the keys alone, without reading a document.
    { key: { experimentId: 1, day: 1, variantId: 1, outcome: 1 }, name: 'figures' },
    { key: { contactId: 1 } },
  ],
  // Which dialog a lead that has changed at the portal belongs to.
  crmLeads: [{ key: { leadId: 1 } }],
  crmFetches: [
    { key: { notBefore: 1 }, partialFilterExpression: { state: 'pending' }, name: 'due' },
    { key: { notBefore: 1 }, partialFilterExpression: { state: 'failed' }, name: 'given up' },
    { key: { at: 1 }, expireAfterSeconds: 30 * DAY_SECONDS, name: 'forget' },
  ],
  crmCalls: [
    { key: { at: 1 }, expireAfterSeconds: 90 * DAY_SECONDS, name: 'forget' },
    { key: { at: -1, _id: -1 } },
    // The ledger of one direction, and of what went wrong: seldom, among many.
    { key: { direction: 1, at: -1, _id: -1 } },
    { key: { at: -1, _id: -1 }, partialFilterExpression: { problem: { $type: 'string' } }, name: 'failed' },
    {
      key: { dialogId: 1, at: -1, _id: -1 },
      partialFilterExpression: { dialogId: { $type: 'string' } },
      name: 'of a dialog',
    },
  ],
  trainingRuns: [
    // One training at a time, over all processes.
    { key: { active: 1 }, unique: true, partialFilterExpression: { active: true }, name: 'one at a time' },
    { key: { at: -1, _id: -1 } },
  ],
  trainingBlobs: [{ key: { key: 1, n: 1 } }],
  trainingLog: [{ key: { at: -1, _id: -1 } }],
  intentReleases: [{ key: { number: -1 }, unique: true }, { key: { candidateId: 1 } }],
  slotFixes: [{ key: { at: -1, _id: -1 } }],
  labelQueue: [
    // Whose turn it is, the newest week first.
    { key: { week: -1, order: 1, _id: 1 }, partialFilterExpression: { state: 'waiting' }, name: 'waiting' },
    // What people have said lately, and how much of it.
    { key: { doneAt: -1 }, partialFilterExpression: { state: 'labelled' }, name: 'labelled' },
    // Names that they have given.
    { key: { actual: 1 }, partialFilterExpression: { state: 'labelled' }, name: 'names' },
    // What nobody has labelled in so long nobody will.
    {
      key: { at: 1 },
      expireAfterSeconds: 90 * DAY_SECONDS,
      partialFilterExpression: { state: { $in: ['waiting', 'skipped'] } },
      name: 'forget',
    },
  ],
  files: [
    // What is to be fetched from its provider now.
    { key: { due: 1 }, partialFilterExpression: { state: 'waiting' }, name: 'waiting' },
    // What nobody has sent.
    { key: { expiresAt: 1 }, partialFilterExpression: { expiresAt: { $type: 'date' } }, name: 'unsent' },
  ],
  // Agenda upserts without unique keys of its own, so two processes could write one job twice.
  agendaJobs: [
    {
      key: { 'data.timerId': 1 },
      unique: true,
      partialFilterExpression: { name: 'fire-timer' },
      name: 'one job per timer',
    },
    { key: { name: 1 }, unique: true, partialFilterExpression: { type: 'single' }, name: 'one recurring job' },
  ],
};
