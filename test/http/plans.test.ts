import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { OfferView, OrderView } from '../../src/http/views/order-view.ts';
import { PlanClientView, PlanReportView, PlanView, RedistributedView } from '../../src/http/views/plan-view.ts';
import { SourceView } from '../../src/http/views/source-view.ts';
import { addTeammate, type NewTeammate } from '../support/add-teammate.ts';
import { type Chat, startTestApp, type TestApp } from '../support/start-app.ts';
import { until } from '../support/until.ts';

const list = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item) });
const Problem = z.object({ detail: z.string() });

/** A month of a sales department: each step goes on where the one before has ended. */
describe('Sales plans (seed 003)', () => {
  let app: TestApp;
  let olga: NewTeammate;
  let petr: NewTeammate;
  let ivan: NewTeammate;
  beforeAll(async () => {
    app = await startTestApp({ clock: 'real' });
    olga = await addTeammate(app, { name: 'olga', role: 'operator' });
    petr = await addTeammate(app, { name: 'petr', role: 'operator' });
    ivan = await addTeammate(app, { name: 'ivan', role: 'operator' });
    // The team is read anew within seconds; any edit of a setting reads it at once.
    await app.api('/settings/funnel', { method: 'PATCH', body: JSON.stringify({ operatorsSee: 'own' }) });
  });
  afterAll(() => app.stop());

  const ask = (path: string, method: string, body: object | null, who?: NewTeammate) =>
    fetch(`${app.url}/api/v1${path}`, {
      method,
      headers: {
        'content-type': 'application/json',
        ...(who ? { cookie: who.cookie } : { authorization: 'Bearer test-key-0123456789abcdef' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
  const make = async (body: object) =>
    PlanView.parse(await app.api('/plans', { method: 'POST', body: JSON.stringify(body) }));
  const plansOf = async (who: NewTeammate) =>
    list(PlanView).parse(await (await ask('/plans', 'GET', null, who)).json()).items;
  const planNow = async (id: string) => PlanView.parse(await app.api(`/plans/${id}`));
  const change = (id: string, body: object) => ask(`/plans/${id}`, 'PATCH', body);

  /** A visitor from a source; resolved when somebody has got the dialog. */
  async function lead(source: string): Promise<Chat & { dialog: string }> {
    const chat = await app.newChat({ locale: 'ru', source });
    await chat.say('Здравствуйте!');
    const dialog = await chat.dialogId();
    await until(async () => (await app.store.dialogs.findOne({ _id: dialog }))?.assigneeId, 'somebody to get the lead');
    return { ...chat, dialog };
  }

  const order = (body: object) => ask('/orders', 'POST', body);

  it('1-4, 11-13: a plan has a name, a coefficient, a label and its colour, and an average sale', async () => {
    const plan = await make({
      name: 'Осень',
      conversion: 20,
      label: 'Осень',
      colour: '#b3261e',
      averageSale: 10_000,
      managers: [olga.id, petr.id],
      sources: ['instagram', 'qr-mirror'],
    });
    expect(plan).toMatchObject({ name: 'Осень', mode: 'even', clients: 0, potential: 0, active: true });
  });

  it('a lead source belongs to one plan only: the second one is told which plan has it', async () => {
    const refused = await ask('/plans', 'POST', { name: 'Зима', sources: ['vk', 'instagram'] });
    expect(refused.status).toBe(409);
    expect(Problem.parse(await refused.json()).detail).toBe(
      'The lead source "instagram" already belongs to the plan "Осень".',
    );
    expect(await app.store.plans.countDocuments()).toBe(1);
  });

  it('of two who give one source to their plans at the same moment, the database lets one', async () => {
    const [one, two] = [await make({ name: 'A' }), await make({ name: 'B' })];
    const answers = await Promise.all(
      [one, two].map(({ id, version }) => change(id, { version, sources: ['youtube'] })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    for (const { id } of [one, two]) await app.api(`/plans/${id}`, { method: 'DELETE' });
    expect(await app.store.plans.countDocuments()).toBe(1);
  });

  it('clients who came by the plan’s sources are shared evenly between its managers, and shown in it', async () => {
    const leads = [];
    for (const source of ['instagram', 'qr-mirror', 'instagram', 'instagram']) leads.push(await lead(source));
    const { items } = list(PlanView).parse(await app.api('/plans'));
    expect(items[0]?.managers.map(({ clients }) => clients)).toEqual([2, 2]);
    const clients = list(PlanClientView).parse(await app.api(`/plans/${items[0]?.id}/clients`)).items;
    expect(clients.map(({ dialogId, via }) => [dialogId, via])).toEqual(
      leads.reverse().map(({ dialog }) => [dialog, 'source']),
    );
  });

  it('potential = clients × coefficient × average sale', async () => {
    const { items } = list(PlanView).parse(await app.api('/plans'));
    expect(items[0]).toMatchObject({ clients: 4, potential: 8000 });
  });

  it('every manager sees only the plans that he or she was added to, and there only the clients given to him or her', async () => {
    const [plan] = await plansOf(olga);
    expect(plan).toMatchObject({ name: 'Осень', clients: 2, potential: 4000 });
    expect(await plansOf(ivan)).toEqual([]);
    expect((await ask(`/plans/${plan?.id}`, 'GET', null, ivan)).status).toBe(404);
    expect((await ask(`/plans/${plan?.id}/clients`, 'GET', null, ivan)).status).toBe(404);
    const clients = list(PlanClientView).parse(
      await (await ask(`/plans/${plan?.id}/clients?manager=${petr.id}`, 'GET', null, olga)).json(),
    );
    expect(clients.items.map(({ manager }) => manager?.id)).toEqual([olga.id, olga.id]);
    const report = PlanReportView.parse(await (await ask(`/plans/${plan?.id}/report`, 'GET', null, olga)).json());
    expect(report.rows.map(({ manager }) => manager?.id)).toEqual([olga.id]);
  });

  it('nobody else is told of it: neither its rule of distribution nor whose a lead source is', async () => {
    const Named = list(z.object({ id: z.string() }));
    const rulesOf = async (who: NewTeammate) =>
      Named.parse(await (await ask('/distribution-rules', 'GET', null, who)).json()).items.map(({ id }) => id);
    const plansOfSources = async (who: NewTeammate) => {
      const { items } = list(SourceView).parse(await (await ask('/sources', 'GET', null, who)).json());
      return items.flatMap(({ plan }) => plan?.name ?? []);
    };
    const [plan] = await plansOf(olga);
    expect(await rulesOf(olga)).toEqual(['default', `plan:${plan?.id}`]);
    expect(await rulesOf(ivan)).toEqual(['default']);
    expect(await plansOfSources(olga)).toEqual(['Осень', 'Осень']);
    expect(await plansOfSources(ivan)).toEqual([]);
  });

  it('a manager who is added later gets all new clients until level with the others', async () => {
    const [plan] = list(PlanView).parse(await app.api('/plans')).items;
    const changed = await change(plan?.id ?? '', { version: plan?.version, managers: [olga.id, petr.id, ivan.id] });
    expect(changed.status).toBe(200);
    for (let n = 0; n < 2; n += 1) await lead('instagram');
    const { managers } = await planNow(plan?.id ?? '');
    expect(managers.map(({ clients }) => clients)).toEqual([2, 2, 2]);
  });

  it('two people who change one plan do not lose either: the later one is told to look again', async () => {
    const [plan] = list(PlanView).parse(await app.api('/plans')).items;
    const late = await change(plan?.id ?? '', { version: 1, name: 'Старое' });
    expect(late.status).toBe(409);
    expect(Problem.parse(await late.json()).detail).toMatch(/Somebody else has changed this plan/);
    expect((await planNow(plan?.id ?? '')).name).toBe('Осень');
  });

  it('7-9: orders, failed payments and payments of the offers chosen put into the plan, and say what was sold', async () => {
    const offers = ['course', 'mask', 'peeling'];
    for (const id of offers) {
      const title = { ru: id, en: id };
      OfferView.parse(await app.api('/offers', { method: 'POST', body: JSON.stringify({ id, title, price: 1000 }) }));
    }
    const plan = await make({
      name: 'Повторные',
      conversion: 50,
      averageSale: 1000,
      managers: [petr.id],
      orderedOffers: ['course'],
      failedOffers: ['mask'],
      paidOffers: ['peeling'],
    });
    const leads = [await lead('instagram'), await lead('instagram'), await lead('instagram')];
    const asked = [
      { offerId: 'course', state: 'ordered' },
      { offerId: 'mask', state: 'failed' },
      { offerId: 'peeling', state: 'paid' },
    ];
    for (const [n, body] of asked.entries())
      expect((await order({ ...body, dialogId: leads[n]?.dialog })).status).toBe(200);
    const { items } = list(PlanClientView).parse(await app.api(`/plans/${plan.id}/clients`));
    expect(items.map(({ via }) => via)).toEqual(['paid', 'failed', 'ordered']);
  });

  it('an order told twice by its number is one order, by many at once, too', async () => {
    const dialogId = (await app.store.dialogs.findOne({}))?._id;
    const body = { externalId: '77', system: 'shop', offerId: 'course', dialogId };
    const answers = await Promise.all(Array.from({ length: 5 }, () => order(body)));
    const orders = await Promise.all(answers.map(async (answer) => OrderView.parse(await answer.json())));
    expect(new Set(orders.map(({ id }) => id)).size).toBe(1);
    expect(await app.store.orders.countDocuments({ 'external.id': '77' })).toBe(1);
    const [{ id } = { id: '' }] = orders;
    const paid = OrderView.parse(
      await app.api(`/orders/${id}`, { method: 'PATCH', body: JSON.stringify({ state: 'paid' }) }),
    );
    expect(paid.history.map(({ state }) => state)).toEqual(['ordered', 'paid']);
    expect(OrderView.parse(await (await order(body)).json()).state).toBe('paid');
    expect((await ask(`/orders/${id}`, 'PATCH', { state: 'failed' })).status).toBe(409);
  });

  it('finds whose an order is by phone or e-mail, and says when there is nobody', async () => {
    const dialog = await app.store.dialogs.findOne({}, { sort: { createdAt: 1 } });
    await app.store.contacts.updateOne(
      { _id: dialog?.contactId ?? '' },
      { $set: { phone: '+79185550112', email: 'anna@example.org' } },
    );
    for (const whose of [
      { phone: '8 (918) 555-01-12' },
      { email: 'Anna@Example.org' },
      { contactId: dialog?.contactId },
    ]) {
      const made = OrderView.parse(await (await order({ offerId: 'mask', ...whose })).json());
      expect(made.dialogId).toBe(dialog?._id);
    }
    expect((await order({ offerId: 'mask', phone: '+79990000000' })).status).toBe(409);
    expect((await order({ offerId: 'mask' })).status).toBe(400);
  });

  it('the clients of somebody who leaves the plan stay, or are shared evenly among the others', async () => {
    const [plan] = list(PlanView).parse(await app.api('/plans')).items;
    const id = plan?.id ?? '';
    await change(id, { version: plan?.version, managers: [olga.id, petr.id] });
    const before = await planNow(id);
    expect(before.leavers).toMatchObject([{ id: ivan.id, name: 'ivan' }]);
    const moved = await app.api(`/plans/${id}/redistribute`, {
      method: 'POST',
      body: JSON.stringify({ from: ivan.id }),
    });
    expect(RedistributedView.parse(moved)).toEqual({ moved: before.leavers[0]?.clients, left: 0 });
    const { managers, leavers } = await planNow(id);
    expect(leavers).toEqual([]);
    const [most = 0, least = 0] = managers.map(({ clients }) => clients).sort((a, b) => b - a);
    expect(most - least).toBeLessThanOrEqual(1);
    expect(await app.store.dialogs.countDocuments({ planId: id, assigneeId: ivan.id, managerIds: [ivan.id] })).toBe(0);
  });

  it('and are shared among nobody who has left the team', async () => {
    const [plan] = list(PlanView).parse(await app.api('/plans')).items;
    const left = { active: false, dialogs: 'keep' };
    expect((await ask(`/team/${petr.id}`, 'PATCH', left)).status).toBe(200);
    const refused = await ask(`/plans/${plan?.id}/redistribute`, 'POST', { from: olga.id });
    expect(refused.status).toBe(409);
    expect(Problem.parse(await refused.json()).detail).toMatch(/no other manager/);
  });

  it('a plan with clients is archived, not deleted: they stay, and its sources are free for others', async () => {
    const [plan] = list(PlanView).parse(await app.api('/plans')).items;
    expect(await app.api(`/plans/${plan?.id}`, { method: 'DELETE' })).toEqual({ outcome: 'archived' });
    const archived = await planNow(plan?.id ?? '');
    expect(archived).toMatchObject({ active: false, clients: plan?.clients });
    await make({ name: 'Зима', sources: ['instagram'], managers: [olga.id] });
    const back = await change(archived.id, { version: archived.version, active: true });
    expect(back.status).toBe(409);
  });

  it('knows the sources that came in by themselves, and gives links for each', async () => {
    const { items } = list(SourceView).parse(await app.api('/sources'));
    expect(items.map(({ id, known }) => [id, known])).toContainEqual(['qr-mirror', false]);
    const named = { id: 'qr-mirror', title: 'Наклейка у зеркала', kind: 'offline' };
    const made = SourceView.parse(await app.api('/sources', { method: 'POST', body: JSON.stringify(named) }));
    expect(made).toMatchObject({ known: true, links: [{ channelKind: 'web', url: '/?source=qr-mirror' }] });
  });
});
