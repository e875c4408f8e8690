import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { searchWords } from '../../src/domain/contacts/search-words.ts';
import type { Role } from '../../src/domain/operator.ts';
import { toDocument } from '../../src/store/document.ts';
import { addTeammate } from '../support/add-teammate.ts';
import { buildAppointment } from '../support/build-appointment.ts';
import { buildContact } from '../support/build-contact.ts';
import { buildDialog } from '../support/build-dialog.ts';
import { buildEvent } from '../support/build-event.ts';
import { buildMessageRow, journalDocuments } from '../support/build-journal.ts';
import { buildMessage } from '../support/build-message.ts';
import { buildOutgoing } from '../support/build-outgoing.ts';
import { buildOrder } from '../support/build-plan.ts';
import { buildTask } from '../support/build-task.ts';
import { type EventReader, readEvents } from '../support/read-events.ts';
import { API_KEY, startTestApp, type TestApp } from '../support/start-app.ts';

type Asker = Role | 'key' | 'colleague';

/**
 * Four dialogs: `mine` of the operator, `free` of nobody, `client` that a colleague leads for a client of the operator’s, and `theirs`.
 * Each has a contact, a line that did not come, a visit, an order and an event of its own.
 */
const DIALOGS = {
  mine: { assigneeId: 'user-operator', managerIds: [] },
  free: { assigneeId: null, managerIds: [] },
  client: { assigneeId: 'user-colleague', managerIds: ['user-operator'] },
  theirs: { assigneeId: 'user-colleague', managerIds: [] },
};
const NAMES = ['client', 'free', 'mine', 'theirs'] as const;
const OWN = ['client', 'free', 'mine'];

describe('Who sees which dialog, over all routes', () => {
  let app: TestApp;
  const headers = new Map<Asker, Record<string, string>>([['key', { authorization: `Bearer ${API_KEY}` }]]);
  beforeAll(async () => {
    app = await startTestApp({ clock: 'real' });
    for (const role of ['operator', 'admin', 'viewer', 'owner'] as const) {
      const { cookie } = await addTeammate(app, { name: role, role });
      headers.set(role, { cookie });
    }
    headers.set('colleague', { cookie: (await addTeammate(app, { name: 'colleague', role: 'operator' })).cookie });
    const { store } = app;
    for (const [n, name] of NAMES.entries()) {
      const ids = { contactId: `c-${name}`, dialogId: name };
      const start = new Date(Date.UTC(2026, 10, 20, 9 + n));
      const phone = `+7918555010${n}`;
      const contact = buildContact({ id: ids.contactId, name, phone });
      await store.contacts.insertOne(toDocument({ ...contact, searchWords: searchWords(contact) }));
      await store.dialogs.insertOne(
        toDocument(buildDialog({ id: name, contactId: ids.contactId, mode: 'operator', lastSeq: 1, ...DIALOGS[name] })),
      );
      const line = buildMessage({
        id: `line-${name}`,
        ...ids,
        author: 'bot',
        delivery: { state: 'failed', reason: 'gone' },
        outgoing: buildOutgoing({}),
      });
      await store.messages.insertOne(toDocument(line));
      const row = buildMessageRow({ id: `line-${name}`, receivedAt: new Date(Date.now() - 60_000) });
      await store.inbox.insertMany(journalDocuments([row]));
      await store.appointments.insertOne(
        toDocument(buildAppointment({ id: `visit-${name}`, ...ids, start, cells: [], active: false })),
      );
      await store.orders.insertOne(toDocument(buildOrder({ id: `order-${name}`, ...ids })));
      await store.events.insertOne(toDocument(buildEvent({ type: 'dialog_closed' }, { id: `event-${name}`, ...ids })));
    }
    // The team is read anew at once after an edit of the settings.
    await app.api('/settings/funnel', { method: 'PATCH', body: JSON.stringify({ operatorsSee: 'own' }) });
  });
  afterAll(() => app.stop());

  const ask = (who: Asker, path: string, method = 'GET', body?: object) =>
    fetch(`${app.url}/api/v1${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...headers.get(who) },
      ...(body && { body: JSON.stringify(body) }),
    });
  const idsIn = async (who: Asker, path: string, idOf: (item: Record<string, unknown>) => unknown) => {
    const answer = await ask(who, path);
    expect(answer.status).toBe(200);
    const { items } = z.object({ items: z.array(z.record(z.string(), z.unknown())) }).parse(await answer.json());
    return items.map((item) => String(idOf(item)).replace(/^\w+-/, '')).sort();
  };

  const LISTS: [string, (item: Record<string, unknown>) => unknown][] = [
    ['/dialogs', ({ id }) => id],
    ['/dialogs?view=all&text=9185550', ({ id }) => id],
    ['/contacts', ({ id }) => id],
    ['/contacts?text=9185550', ({ id }) => id],
    ['/undelivered', ({ id }) => id],
    ['/appointments', ({ id }) => id],
    ['/orders', ({ id }) => id],
    ['/events?type=dialog_closed', ({ id }) => id],
  ];

  it.each(LISTS)('%s: an operator sees the own ones, everybody else all', async (path, idOf) => {
    expect(await idsIn('operator', path, idOf)).toEqual(OWN);
    for (const who of ['owner', 'admin', 'viewer', 'key'] as const) expect(await idsIn(who, path, idOf)).toEqual(NAMES);
  });

  describe('of a contact whom both have a dialog with', () => {
    const shared = { contactId: 'c-mine', dialogId: 'shared' };
    beforeAll(async () => {
      const { store } = app;
      const start = new Date(Date.UTC(2026, 10, 21, 9));
      await store.dialogs.insertOne(
        toDocument(buildDialog({ id: 'shared', contactId: 'c-mine', threadId: 'shared', ...DIALOGS.theirs })),
      );
      await store.appointments.insertOne(
        toDocument(buildAppointment({ id: 'visit-shared', ...shared, start, cells: [], active: false })),
      );
      await store.orders.insertOne(toDocument(buildOrder({ id: 'order-shared', ...shared })));
      const tasks = [
        { id: 'task-mine', dialogId: 'mine', assigneeId: 'user-colleague' },
        { id: 'task-shared', dialogId: 'shared', assigneeId: 'user-colleague' },
        { id: 'task-given', dialogId: 'shared', assigneeId: 'user-operator' },
        { id: 'task-loose', dialogId: null, assigneeId: null },
      ];
      await store.tasks.insertMany(tasks.map((task) => toDocument(buildTask({ contactId: 'c-mine', ...task }))));
    });
    afterAll(async () => {
      await app.store.tasks.deleteMany({ contactId: 'c-mine' });
      for (const one of ['dialogs', 'appointments', 'orders'] as const) {
        await app.store.raw(one).deleteMany({ _id: /shared$/u });
      }
    });

    it('an operator sees neither tasks, orders nor visits of the other’s dialog, by whatever way', async () => {
      const Belongings = z.object({
        tasks: z.array(z.object({ id: z.string() })),
        appointments: z.array(z.object({ id: z.string() })),
        orders: z.array(z.object({ id: z.string() })).default([]),
      });
      const seenBy = async (who: Asker, path: string) => {
        const { tasks, appointments, orders } = Belongings.parse(await (await ask(who, path)).json());
        return [...tasks, ...appointments, ...orders].map(({ id }) => id).sort();
      };
      const own = ['order-mine', 'task-given', 'task-loose', 'task-mine', 'visit-mine'];
      expect(await seenBy('operator', '/contacts/c-mine')).toEqual(own);
      expect(await seenBy('owner', '/contacts/c-mine')).toEqual(
        [...own, 'order-shared', 'task-shared', 'visit-shared'].sort(),
      );
      expect(await seenBy('operator', '/dialogs/mine')).toEqual(['task-mine', 'visit-mine']);
      const taskId = ({ id }: Record<string, unknown>) => id;
      expect(await idsIn('operator', '/tasks?contact=c-mine', taskId)).toEqual(['given', 'loose', 'mine']);
      expect(await idsIn('viewer', '/tasks?assignee=all&contact=c-mine', taskId)).toHaveLength(4);
      expect((await ask('operator', '/tasks?dialog=shared')).status).toBe(403);
      expect((await ask('operator', '/tasks?dialog=shared&contact=c-mine')).status).toBe(403);
      expect((await ask('operator', '/tasks?dialog=shared&contact=c-mine&assignee=user-colleague')).status).toBe(403);
    });

    it('only who manages the funnel is told who became one with whom', async () => {
      const kept = {
        main: buildContact(),
        other: buildContact({ name: 'Был' }),
        merged: buildContact(),
        planClients: [],
      };
      const moved = { dialogs: [], appointments: [], tasks: [], orders: [], planClients: [] };
      const merge = {
        at: new Date(),
        actor: { kind: 'api' as const },
        why: 'by_hand' as const,
        otherId: 'x',
        undone: null,
      };
      await app.store.merges.insertOne({ _id: 'm', mainId: 'c-mine', state: 'merged', ...merge, kept, moved });
      const told = async (who: Asker) =>
        z.object({ merges: z.array(z.unknown()) }).parse(await (await ask(who, '/contacts/c-mine')).json()).merges
          .length;
      expect([await told('owner'), await told('operator'), await told('viewer')]).toEqual([1, 0, 0]);
    });
  });

  it('a list goes on from page to page over what is not shown', async () => {
    const seen: string[] = [];
    let cursor = '';
    do {
      const answer = await ask('operator', `/events?type=dialog_closed&limit=1${cursor && `&cursor=${cursor}`}`);
      const Page = z.object({ items: z.array(z.object({ dialogId: z.string() })), next: z.string().nullable() });
      const page = Page.parse(await answer.json());
      seen.push(...page.items.map(({ dialogId }) => dialogId));
      cursor = page.next ?? '';
    } while (cursor);
    expect(seen.sort()).toEqual(OWN);
  });

  const CARDS = ['/dialogs/ID', '/dialogs/ID/messages', '/contacts/c-ID', '/orders/order-ID'];

  it.each(CARDS)('%s: a card of somebody else’s is not there for an operator', async (card) => {
    for (const name of NAMES) {
      const path = card.replace('ID', name);
      expect([path, (await ask('operator', path)).status]).toEqual([path, name === 'theirs' ? 404 : 200]);
      for (const who of ['owner', 'admin', 'viewer', 'key'] as const) {
        expect([path, who, (await ask(who, path)).status]).toEqual([path, who, 200]);
      }
    }
  });

  it('the journal shows an operator what belongs to the own dialogs; viewers see no raw updates', async () => {
    const idOf = ({ id }: Record<string, unknown>) => id;
    expect(await idsIn('operator', '/journal', idOf)).toEqual(OWN);
    for (const who of ['owner', 'admin', 'key'] as const) expect(await idsIn(who, '/journal', idOf)).toEqual(NAMES);
    expect((await ask('operator', '/journal/line-theirs')).status).toBe(404);
    expect((await ask('operator', '/journal/line-mine')).status).toBe(200);
    expect((await ask('viewer', '/journal')).status).toBe(403);
  });

  it('events of a dialog that one may not see are none', async () => {
    expect(await idsIn('operator', '/events?dialogId=theirs', ({ id }) => id)).toEqual([]);
    expect(await idsIn('owner', '/events?dialogId=theirs', ({ id }) => id)).toEqual(['theirs']);
  });

  it('nothing can be done to it either', async () => {
    for (const [path, body] of [
      ['/dialogs/theirs/actions', { kind: 'take' }],
      ['/dialogs/theirs/actions', { kind: 'assign', operatorId: 'user-operator' }],
      ['/messages/line-theirs/resend', {}],
      ['/messages/line-theirs/let-go', {}],
    ] as const) {
      expect([path, (await ask('operator', path, 'POST', body)).status]).toEqual([path, 404]);
    }
    expect((await ask('operator', '/orders/order-theirs', 'PATCH', { state: 'paid' })).status).toBe(404);
    const order = { offerId: 'course', dialogId: 'theirs' };
    expect((await ask('operator', '/orders', 'POST', order)).status).toBe(409);
    expect(await app.store.orders.countDocuments({ dialogId: 'theirs' })).toBe(1);
  });

  it('a viewer sees all and changes nothing', async () => {
    for (const [path, method, body] of [
      ['/dialogs/mine/actions', 'POST', { kind: 'note', text: 'x' }],
      ['/orders', 'POST', { offerId: 'course', dialogId: 'mine' }],
      ['/plans', 'POST', { name: 'x' }],
      ['/offers', 'POST', { title: { ru: 'x', en: 'x' }, price: 1 }],
      ['/sources', 'POST', { id: 'x', title: 'x', kind: 'link' }],
      ['/settings/funnel', 'PATCH', { operatorsSee: 'all' }],
    ] as const) {
      expect([path, (await ask('viewer', path, method, body)).status]).toEqual([path, 403]);
    }
  });

  it('an operator changes no plans, offers, sources or settings', async () => {
    for (const [path, method, body] of [
      ['/plans', 'POST', { name: 'x' }],
      ['/offers', 'POST', { title: { ru: 'x', en: 'x' }, price: 1 }],
      ['/sources', 'POST', { id: 'x', title: 'x', kind: 'link' }],
      ['/settings/funnel', 'PATCH', { operatorsSee: 'all' }],
    ] as const) {
      expect([path, (await ask('operator', path, method, body)).status]).toEqual([path, 403]);
    }
  });

  describe('in the live stream', () => {
    let stream: EventReader;
    beforeAll(async () => {
      stream = readEvents(await ask('operator', '/stream'));
    });
    afterAll(() => stream.close());

    const note = (dialogId: string) => ask('key', `/dialogs/${dialogId}/actions`, 'POST', { kind: 'note', text: 'x' });
    const assign = (dialogId: string, operatorId: string) =>
      ask('key', `/dialogs/${dialogId}/actions`, 'POST', { kind: 'assign', operatorId });
    const next = async (event: string): Promise<unknown> => {
      for (;;) {
        const told = await stream.next();
        if (told.event === event) return told.data;
      }
    };

    it('only what concerns dialogs that one may see is told', async () => {
      await note('theirs');
      await note('mine');
      expect(await next('event')).toMatchObject({ dialogId: 'mine', body: { type: 'note_added' } });
    });

    it('a dialog that goes to somebody else vanishes, and what happens to it then is not told', async () => {
      await assign('mine', 'user-colleague');
      expect(await next('hidden')).toEqual({ dialogId: 'mine' });
      expect((await ask('operator', '/dialogs/mine')).status).toBe(404);
      await note('mine');
      await note('free');
      expect(await next('event')).toMatchObject({ dialogId: 'free' });
    });

    it('one that is given to the reader appears', async () => {
      await assign('theirs', 'user-operator');
      expect(await next('event')).toMatchObject({ dialogId: 'theirs', body: { type: 'assignee_changed' } });
    });

    it('one whose contact becomes one with a client of the reader’s appears', async () => {
      await note('mine');
      const plans = [{ planId: 'autumn', managerId: 'user-operator' }];
      await app.store.contacts.updateOne({ _id: 'c-client' }, { $set: { plans } });
      expect((await ask('key', '/contacts/c-mine/merge', 'POST', { otherId: 'c-client' })).status).toBe(200);
      await note('mine');
      await note('free');
      const Told = z.object({ dialogId: z.string(), body: z.object({ type: z.string() }) });
      let told = Told.parse(await next('event'));
      while (told.body.type !== 'note_added') told = Told.parse(await next('event'));
      expect(told.dialogId).toBe('mine');
    });

    it('when the business lets operators see all, open screens read everything anew', async () => {
      await ask('key', '/settings/funnel', 'PATCH', { operatorsSee: 'all' });
      await next('reset');
      expect(await idsIn('operator', '/dialogs', ({ id }) => id)).toEqual(NAMES);
      await note('mine');
      expect(await next('event')).toMatchObject({ dialogId: 'mine' });
    });
  });
});
