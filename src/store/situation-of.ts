import type { Business } from '../domain/business/business.ts';
import type { Contact } from '../domain/contact.ts';
import type { Dialog } from '../domain/dialog.ts';
import type { DistributionRule } from '../domain/distribution/rule.ts';
import type { Experiment } from '../domain/experiments/experiment.ts';
import type { FieldDefinition } from '../domain/fields/field-definition.ts';
import type { Incoming } from '../domain/incoming.ts';
import type { LeadQualitySettings } from '../domain/lead-quality/lead-quality-settings.ts';
import type { Teammate } from '../domain/operator.ts';
import type { Offer } from '../domain/orders/offer.ts';
import type { Situation } from '../domain/perform/draft.ts';
import { firstStage, type Pipeline, visitOf } from '../domain/pipeline.ts';
import type { Plan } from '../domain/plans/plan.ts';
import { managersOf } from '../domain/plans/plan-client.ts';
import type { ResponderSettings } from '../domain/responder/responder-settings.ts';
import type { Tag } from '../domain/tags/tag.ts';
import type { TaskKind } from '../domain/tasks/task-kind.ts';
import type { Trigger } from '../domain/trigger.ts';
import type { FunnelSettings } from '../domain/visibility.ts';
import type { LoadedThread } from './load-threads.ts';

/** What is the same for every dialog: read once and kept, not loaded per message. */
export interface Surroundings {
  business: Business;
  pipelines: readonly Pipeline[];
  triggers: readonly Trigger[];
  team: readonly Teammate[];
  /** Who has left, for their names. */
  former: readonly Teammate[];
  rules: readonly DistributionRule[];
  plans: readonly Plan[];
  offers: readonly Offer[];
  funnel: FunnelSettings;
  leadQuality: LeadQualitySettings;
  fields: readonly FieldDefinition[];
  tags: readonly Tag[];
  taskKinds: readonly TaskKind[];
  /** Those that run, of which facts still count, or whose variant was adopted. */
  experiments: readonly Experiment[];
  /** For what approved templates were chosen, as `channel:purpose:locale`; absent where none are. */
  templated?: readonly string[];
  /** Who the responder is and what it may cost; absent: the default. */
  responder?: ResponderSettings;
}

export interface Loaded {
  situation: Situation;
  /** True when the dialog does not exist yet and is to be opened. */
  fresh: boolean;
  /** True when the contact has been here before. */
  returning: boolean;
}

/** The situation of a thread for its next message; a new contact and dialog are made ready in memory, not written. */
export function situationOf(
  surroundings: Surroundings,
  {
    threadId,
    contact: knownContact,
    dialog: knownDialog,
    appointments,
  }: Pick<LoadedThread, 'threadId' | 'contact' | 'dialog' | 'appointments'>,
  first: Omit<Incoming, 'raw'>,
  moment: { now: Date; newId(): string },
): Loaded {
  const contact = knownContact ?? newContact(surroundings, first, moment);
  const dialog = knownDialog ?? newDialog(threadId, contact, defaultPipeline(surroundings), first, moment);
  return {
    situation: { ...surroundings, pipeline: pipelineOf(surroundings, dialog), contact, dialog, appointments },
    fresh: !knownDialog,
    returning: knownContact !== null,
  };
}

function newContact(
  { business }: Surroundings,
  { channelId, channelKind, chatId, profile, origin }: Omit<Incoming, 'raw'>,
  { now, newId }: { now: Date; newId(): string },
): Contact {
  return {
    id: newId(),
    name: profile.name ?? null,
    phone: null,
    email: null,
    locale: profile.locale ?? business.defaultLocale,
    identities: [
      {
        channelId,
        channelKind,
        externalId: chatId,
        blocked: false,
        ...(profile.username ? { username: profile.username } : {}),
      },
    ],
    tags: [],
    origin: origin ?? {},
    fields: {},
    plans: [],
    consent: null,
    blockedAt: null,
    lastVisitAt: null,
    verifiedPhone: null,
    verifiedEmail: null,
    searchWords: [],
    createdAt: now,
    version: 0,
  };
}

function newDialog(
  threadId: string,
  contact: Contact,
  pipeline: Pipeline,
  { channelId, channelKind, chatId, origin }: Omit<Incoming, 'raw'>,
  { now, newId }: { now: Date; newId(): string },
): Dialog {
  const stageId = firstStage(pipeline)?.id ?? '';
  return {
    id: newId(),
    threadId,
    contactId: contact.id,
    channelId,
    channelKind,
    chatId,
    locale: contact.locale,
    mode: 'bot',
    word: 1,
    version: 0,
    pipelineId: pipeline.id,
    stageId,
    stageSince: now,
    visited: [visitOf(pipeline.id, stageId)],
    lossReasonId: null,
    amount: null,
    fields: {},
    planId: null,
    taskDue: null,
    assigneeId: null,
    sharing: null,
    sharedBy: null,
    managerIds: managersOf(contact.plans),
    tags: [],
    origin: origin ?? contact.origin,
    flow: [],
    fallbacks: 0,
    queue: null,
    leadScore: null,
    leadPoints: [],
    lastSeq: 0,
    lastInboundAt: null,
    lastOutboundAt: null,
    waitingSince: null,
    lastIntent: null,
    preview: '',
    createdAt: now,
    closedAt: null,
  };
}

function defaultPipeline({ pipelines }: Surroundings): Pipeline {
  const pipeline = pipelines.find((p) => p.isDefault) ?? pipelines[0];
  if (!pipeline) throw new Error('There is no pipeline; the first start makes one.');
  return pipeline;
}

export const pipelineOf = (surroundings: Surroundings, dialog: Dialog): Pipeline =>
  surroundings.pipelines.find((p) => p.id === dialog.pipelineId) ?? defaultPipeline(surroundings);
