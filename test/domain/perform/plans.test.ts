import { describe, expect, it } from '@jest/globals';
import type { Action } from '../../../src/domain/action.ts';
import type { Draft, Situation } from '../../../src/domain/perform/draft.ts';
import { recordOpening } from '../../../src/domain/perform/inbound.ts';
import { perform } from '../../../src/domain/perform/perform.ts';
import { ruleOfPlan } from '../../../src/domain/plans/rule-of-plan.ts';
import { buildContact } from '../../support/build-contact.ts';
import { buildDialog } from '../../support/build-dialog.ts';
import { buildOffer, buildPlan } from '../../support/build-plan.ts';
import { buildDraft } from '../../support/build-situation.ts';

const draftOf = (situation: Partial<Situation> = {}) => {
  const plans = situation.plans ?? [buildPlan()];
  const offers = [buildOffer(), buildOffer({ id: 'mask' })];
  return buildDraft({ triggers: [], offers, plans, rules: plans.map(ruleOfPlan), ...situation });
};

/** The first message of a dialog. */
function open(draft: Draft): Draft {
  recordOpening(draft, false);
  perform(draft, []);
  return draft;
}

function order(draft: Draft, action: Partial<Extract<Action, { kind: 'record_order' }>>): Draft {
  expect(perform(draft, [{ kind: 'record_order', offerId: 'course', state: 'ordered', ...action }])).toBeUndefined();
  return draft;
}

const eventsOf = ({ changes }: Draft) => changes.events.map(({ body }) => body);
const joined = (draft: Draft) => eventsOf(draft).filter(({ type }) => type === 'plan_joined');
const from = (source: string) => buildDialog({ origin: { source } });

describe('A lead comes into a sales plan (seed 003)', () => {
  it('when it has subscribed by one of the plan’s lead sources, and is then shared by the plan’s rule', () => {
    const draft = open(draftOf({ dialog: from('instagram') }));
    expect(joined(draft)).toEqual([{ type: 'plan_joined', planId: 'autumn', via: 'source', by: 'instagram' }]);
    const { contact, dialog, planClients } = draft.changes;
    expect(dialog).toMatchObject({ planId: 'autumn', sharing: { ruleId: 'plan:autumn', state: 'waiting' } });
    expect(contact.plans).toEqual([{ planId: 'autumn', managerId: null }]);
    expect(planClients).toMatchObject([{ planId: 'autumn', contactId: 'contact-1', managerId: null, via: 'source' }]);
  });

  it('by several lead sources of one plan', () => {
    const plans = [buildPlan({ sources: ['instagram', 'qr-mirror', 'vk'] })];
    for (const source of ['instagram', 'qr-mirror', 'vk']) {
      expect(open(draftOf({ plans, dialog: from(source) })).changes.dialog.planId).toBe('autumn');
    }
  });

  it('by the label utm_source, too', () => {
    const dialog = buildDialog({ origin: { utm: { utm_source: 'instagram', utm_campaign: 'may' } } });
    expect(open(draftOf({ dialog })).changes.dialog.planId).toBe('autumn');
  });

  it('by its own source rather than by the label utm_source, whichever plan is older', () => {
    const dialog = buildDialog({ origin: { source: 'qr-mirror', utm: { utm_source: 'instagram' } } });
    const plans = [buildPlan(), buildPlan({ id: 'mirror', sources: ['qr-mirror'] })];
    const draft = open(draftOf({ dialog, plans }));
    expect(joined(draft)).toEqual([{ type: 'plan_joined', planId: 'mirror', via: 'source', by: 'qr-mirror' }]);
  });

  it('not by a source of no plan, and not once the plan is archived', () => {
    expect(joined(open(draftOf({ dialog: from('vk') })))).toEqual([]);
    expect(joined(open(draftOf({ dialog: from('instagram'), plans: [buildPlan({ active: false })] })))).toEqual([]);
  });

  it('by ordering one of the offers whose order puts into the plan', () => {
    const plans = [buildPlan({ orderedOffers: ['course'] })];
    const draft = order(draftOf({ plans }), { id: 'o1' });
    expect(joined(draft)).toEqual([{ type: 'plan_joined', planId: 'autumn', via: 'ordered', by: 'o1' }]);
    expect(draft.changes.planClients).toMatchObject([{ via: 'ordered', orderId: 'o1' }]);
    expect(joined(order(draftOf({ plans }), { offerId: 'mask' }))).toEqual([]);
    expect(joined(order(draftOf({ plans }), { state: 'paid' }))).toEqual([]);
  });

  it('by a failed payment of one of the offers for that', () => {
    const plans = [buildPlan({ failedOffers: ['course'] })];
    expect(joined(order(draftOf({ plans }), { state: 'failed' }))).toMatchObject([{ via: 'failed' }]);
    expect(joined(order(draftOf({ plans }), { state: 'ordered' }))).toEqual([]);
  });

  it('by paying one of the offers for that, also later', () => {
    const plans = [buildPlan({ paidOffers: ['course'] })];
    const draft = order(draftOf({ plans }), { id: 'o1' });
    expect(joined(draft)).toEqual([]);
    expect(joined(order(draft, { orderId: 'o1', state: 'paid' }))).toMatchObject([{ via: 'paid', by: 'o1' }]);
  });

  it('once, however often it comes again', () => {
    const contact = buildContact({ plans: [{ planId: 'autumn', managerId: null }] });
    const draft = open(draftOf({ dialog: from('instagram'), contact }));
    expect(joined(draft)).toEqual([]);
    expect(draft.changes.dialog.planId).toBe('autumn');
    expect(draft.changes.planClients).toEqual([]);
  });

  it('into several plans by one offer, and keeps its place in the plans of before', () => {
    const contact = buildContact({ plans: [{ planId: 'autumn', managerId: 'olga' }] });
    const plans = [buildPlan(), buildPlan({ id: 'course', sources: [], orderedOffers: ['course'] })];
    const draft = order(draftOf({ plans, contact, dialog: buildDialog({ assigneeId: 'olga' }) }), {});
    expect(draft.changes.contact.plans).toEqual([
      { planId: 'autumn', managerId: 'olga' },
      { planId: 'course', managerId: 'olga' },
    ]);
  });

  it('by hand or by a trigger', () => {
    const draft = draftOf();
    expect(perform(draft, [{ kind: 'join_plan', planId: 'autumn' }])).toBeUndefined();
    expect(joined(draft)).toMatchObject([{ via: 'hand' }]);
    expect(perform(draftOf(), [{ kind: 'join_plan', planId: 'spring' }])?.reason).toMatch(/no such sales plan/);
  });
});

describe('A client of a plan', () => {
  it('belongs to whoever leads the dialog when it comes in: the lead is not taken from who knows it', () => {
    const draft = open(draftOf({ dialog: { ...from('instagram'), assigneeId: 'petr' } }));
    expect(draft.changes.dialog).toMatchObject({ assigneeId: 'petr', managerIds: ['petr'] });
    expect(draft.changes.dialog.sharing ?? null).toBeNull();
    expect(draft.changes.planClients).toMatchObject([{ managerId: 'petr' }]);
  });

  it('goes with its dialog when that is given to somebody', () => {
    const contact = buildContact({ plans: [{ planId: 'autumn', managerId: null }] });
    const draft = draftOf({ contact, dialog: buildDialog({ planId: 'autumn' }) });
    perform(draft, [{ kind: 'assign', operatorId: 'olga', why: 'even share' }]);
    expect(draft.changes.contact.plans).toEqual([{ planId: 'autumn', managerId: 'olga' }]);
    expect(draft.changes.dialog.managerIds).toEqual(['olga']);
    expect(eventsOf(draft)).toContainEqual({ type: 'client_assigned', planId: 'autumn', from: null, to: 'olga' });
  });

  it('comes back to the manager it was given to', () => {
    const contact = buildContact({ plans: [{ planId: 'autumn', managerId: 'petr' }] });
    const draft = open(draftOf({ contact, dialog: buildDialog({ managerIds: ['petr'] }) }));
    expect(draft.changes.dialog).toMatchObject({ assigneeId: 'petr', planId: 'autumn' });
  });

  it('is shared anew when that manager has left the team', () => {
    const contact = buildContact({ plans: [{ planId: 'autumn', managerId: 'gone' }] });
    const plans = [buildPlan({ managers: ['gone', 'olga'] })];
    const { dialog } = open(draftOf({ contact, plans, dialog: buildDialog({ managerIds: ['gone'] }) })).changes;
    expect(dialog).toMatchObject({ assigneeId: null, sharing: { ruleId: 'plan:autumn', state: 'waiting' } });
  });

  it('of two plans by one order gets a manager in both with the dialog', () => {
    const plans = [
      buildPlan({ sources: [], orderedOffers: ['course'] }),
      buildPlan({ id: 'course', sources: [], orderedOffers: ['course'] }),
    ];
    const draft = order(draftOf({ plans }), {});
    expect(draft.changes.contact.plans.map(({ managerId }) => managerId)).toEqual([null, null]);
    perform(draft, [{ kind: 'assign', operatorId: 'olga', why: 'even share' }]);
    expect(draft.changes.contact.plans).toEqual([
      { planId: 'autumn', managerId: 'olga' },
      { planId: 'course', managerId: 'olga' },
    ]);
    expect(draft.changes.planClients.map(({ managerId }) => managerId)).toEqual(['olga', 'olga']);
  });

  it('keeps its manager in another plan when the dialog of this one goes to somebody', () => {
    const contact = buildContact({
      plans: [
        { planId: 'autumn', managerId: null },
        { planId: 'course', managerId: 'petr' },
      ],
    });
    const draft = draftOf({ contact, dialog: buildDialog({ planId: 'autumn' }) });
    perform(draft, [{ kind: 'assign', operatorId: 'olga', why: 'even share' }]);
    expect(draft.changes.contact.plans.map(({ managerId }) => managerId)).toEqual(['olga', 'petr']);
  });

  it('is given to nobody who has left the team, be it a manager of the plan', () => {
    const contact = buildContact({ plans: [{ planId: 'autumn', managerId: 'petr' }] });
    const dialog = buildDialog({ assigneeId: 'olga' });
    const draft = draftOf({ contact, dialog, plans: [buildPlan({ managers: ['petr', 'gone'] })] });
    const give = { kind: 'assign_client', planId: 'autumn', operatorId: 'gone', why: 'by hand' } as const;
    expect(perform(draft, [give])?.reason).toMatch(/no such person in the team/);
  });

  it('stays when its manager leaves the plan, and can be given to another one', () => {
    const contact = buildContact({ plans: [{ planId: 'autumn', managerId: 'petr' }] });
    const plans = [buildPlan({ managers: ['olga'] })];
    const dialog = buildDialog({ planId: 'autumn', assigneeId: 'petr', managerIds: ['petr'] });
    const draft = draftOf({ contact, plans, dialog });
    const give = (operatorId: string) =>
      perform(draft, [{ kind: 'assign_client', planId: 'autumn', operatorId, why: 'left' }]);
    expect(give('petr')?.reason).toMatch(/not a manager/);
    expect(give('olga')).toBeUndefined();
    expect(draft.changes.dialog).toMatchObject({ assigneeId: 'olga', managerIds: ['olga'] });
  });
});

describe('The rule of a plan', () => {
  it('shares evenly among the managers by default', () => {
    expect(ruleOfPlan(buildPlan())).toMatchObject({
      id: 'plan:autumn',
      mode: 'even',
      stickToPrevious: false,
      members: [
        { operatorId: 'olga', weight: 1 },
        { operatorId: 'petr', weight: 1 },
      ],
    });
  });

  it('gives leads to who knows them in the linked mode', () => {
    expect(ruleOfPlan(buildPlan({ mode: 'linked' }))).toMatchObject({ mode: 'linked', whenLinkedAway: 'other' });
  });
});
