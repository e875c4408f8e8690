import type { Action, ActionOf } from '../action.ts';
import type { DomainEvent, EventBody } from '../event.ts';
import { sourcesOf } from '../plans/lead-source.ts';
import type { Plan } from '../plans/plan.ts';
import { managersOf, type PlanClient, type Via } from '../plans/plan-client.ts';
import { ruleIdOfPlan } from '../plans/rule-of-plan.ts';
import { actedBy, changeContact, changeDialog, type Draft, leave, type Refusal, refuse } from './draft.ts';

type Act = (draft: Draft, action: Action) => Refusal | undefined;

const SYSTEM = { kind: 'system' } as const;

/**
 * What sales plans make of an event (seed 003): a lead from one of their sources, or an order of one of their offers, comes into the
 * plan and is asked to be shared by its rule; whoever gets the dialog of a client gets the client.
 */
export function followPlans(draft: Draft, event: DomainEvent, act: Act): void {
  const { body } = event;
  switch (body.type) {
    case 'dialog_opened':
      greet(actedBy(draft, SYSTEM), act);
      return;
    case 'offer_ordered':
    case 'offer_failed':
    case 'offer_paid':
      joinByOffer(actedBy(draft, SYSTEM), body, act);
      return;
    case 'assignee_changed': {
      if (body.to !== null) handOverAll(draft, body.to);
      return;
    }
    default:
      return;
  }
}

/** Puts the contact into a plan by hand or by a trigger. Refused when there is no such plan. */
export function joinPlan(draft: Draft, { planId }: ActionOf<'join_plan'>, act: Act): Refusal | undefined {
  const plan = activePlans(draft).find(({ id }) => id === planId);
  if (!plan) return refuse('There is no such sales plan, or it is archived.');
  join(draft, plan, 'hand', 'hand', act);
  return undefined;
}

/** Gives a client of a plan to one of its managers, and the dialog with it when the one before led it. */
export function assignClient(
  draft: Draft,
  { planId, operatorId, why }: ActionOf<'assign_client'>,
  act: Act,
): Refusal | undefined {
  const plan = draft.situation.plans.find(({ id }) => id === planId);
  const client = draft.changes.contact.plans.find((known) => known.planId === planId);
  if (!plan || !client) return refuse('This contact is not in that sales plan.');
  if (!plan.managers.includes(operatorId)) return refuse('This person is not a manager of that sales plan.');
  if (!isInTeam(draft, operatorId)) return refuse('There is no such person in the team.');
  const before = client.managerId;
  handOver(draft, planId, operatorId);
  const { assigneeId, mode } = draft.changes.dialog;
  if (mode === 'closed' || (assigneeId !== null && assigneeId !== before)) return undefined;
  return act(draft, { kind: 'assign', operatorId, why });
}

/** A new dialog: of a lead from a plan's source, or of somebody who is a client already and goes to whom he or she knows. */
function greet(draft: Draft, act: Act): void {
  const { dialog, contact } = draft.changes;
  const codes = sourcesOf(dialog.origin);
  const plans = activePlans(draft);
  for (const code of codes) {
    const plan = plans.find(({ sources }) => sources.includes(code));
    if (plan) {
      join(draft, plan, 'source', code, act);
      return;
    }
  }
  const latest = contact.plans.findLast(({ planId }) => plans.some(({ id }) => id === planId));
  const known = latest && plans.find(({ id }) => id === latest.planId);
  if (known) join(draft, known, 'source', '', act);
}

function joinByOffer(draft: Draft, body: Extract<EventBody, { orderId: string }>, act: Act): void {
  const via = VIA[body.type];
  for (const plan of activePlans(draft)) {
    if (plan[`${via}Offers`].includes(body.offerId)) join(draft, plan, via, body.orderId, act);
  }
}

const VIA = { offer_ordered: 'ordered', offer_failed: 'failed', offer_paid: 'paid' } as const;

function join(draft: Draft, plan: Plan, via: Via, by: string, act: Act): void {
  const { dialog, contact } = draft.changes;
  const client = contact.plans.find(({ planId }) => planId === plan.id);
  if (dialog.planId !== plan.id) changeDialog(draft, { planId: plan.id });
  if (!client) {
    const managerId = dialog.assigneeId;
    changeContact(draft, { plans: [...contact.plans, { planId: plan.id, managerId }] });
    putClient(draft, plan.id, managerId, { via, orderId: via === 'source' || via === 'hand' ? null : by });
    leave(draft, { type: 'plan_joined', planId: plan.id, via, by });
  }
  if (dialog.assigneeId !== null || dialog.mode === 'closed') return;
  const own = client?.managerId;
  if (own && plan.managers.includes(own) && isInTeam(draft, own)) {
    act(draft, { kind: 'assign', operatorId: own, why: `client of the plan "${plan.name}"` });
  } else {
    act(draft, { kind: 'distribute', ruleId: ruleIdOfPlan(plan.id) });
  }
}

/** With the dialog goes the client of its plan, and of every other plan in which the contact is nobody's yet. */
function handOverAll(draft: Draft, operatorId: string): void {
  const { dialog, contact } = draft.changes;
  for (const { planId, managerId } of contact.plans) {
    if (managerId === null || planId === dialog.planId) handOver(draft, planId, operatorId);
  }
}

/** The place of a contact in a plan gets another manager, or none; nothing where it has no such place. */
export function handOver(draft: Draft, planId: string, operatorId: string | null): void {
  const { plans } = draft.changes.contact;
  const client = plans.find((known) => known.planId === planId);
  if (!client || client.managerId === operatorId) return;
  changeContact(draft, {
    plans: plans.map((known) => (known.planId === planId ? { planId, managerId: operatorId } : known)),
  });
  putClient(draft, planId, operatorId, { via: 'hand', orderId: null });
  leave(draft, { type: 'client_assigned', planId, from: client.managerId, to: operatorId });
}

/** How it came in counts only where it is new: the row of a known client keeps that. */
function putClient(
  draft: Draft,
  planId: string,
  managerId: string | null,
  how: Pick<PlanClient, 'via' | 'orderId'>,
): void {
  const { changes, moment } = draft;
  const known = changes.planClients.find((row) => row.planId === planId);
  const fresh = {
    id: moment.newId(),
    planId,
    contactId: changes.contact.id,
    dialogId: changes.dialog.id,
    at: moment.now,
    ...how,
  };
  const row: PlanClient = { ...(known ?? fresh), managerId };
  changes.planClients = [...changes.planClients.filter((other) => other !== known), row];
  changeDialog(draft, { managerIds: managersOf(changes.contact.plans) });
}

const isInTeam = ({ situation }: Draft, operatorId: string): boolean =>
  situation.team.some(({ id }) => id === operatorId);

const activePlans = ({ situation }: Draft): Plan[] => situation.plans.filter(({ active }) => active);
