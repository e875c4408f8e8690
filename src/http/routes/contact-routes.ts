import { z } from 'zod';
import { belongingsOf } from '../../store/contacts/contact-card.ts';
import { countContacts, listContacts, MOST_COUNTED } from '../../store/contacts/list-contacts.ts';
import { contactTimeline } from '../../store/contacts/timeline.ts';
import { insertContact } from '../../store/contacts/write-contact.ts';
import { findContact } from '../../store/queries/contacts.ts';
import { encodeCursor } from '../../store/queries/page.ts';
import { whichContactsVisible } from '../../store/queries/visible.ts';
import { ok } from '../answer.ts';
import type { RouteDeps } from '../app-deps.ts';
import { queryWith } from '../board-query.ts';
import { contactFilters, readContactQuery } from '../contact-query.ts';
import { ContactChanges, NewContact, newContact, readTypedPhone } from '../contact-takes.ts';
import { presentContact } from '../present/contact.ts';
import { presentContactCard } from '../present/contact-card.ts';
import { presentEvent } from '../present/event.ts';
import { actorOf, may, type Principal } from '../principal.ts';
import { problem } from '../problem.ts';
import { type Route, route } from '../route.ts';
import { scopeFor } from '../scope.ts';
import { pageRequest, paging, withId } from '../takes.ts';
import { ContactCardView } from '../views/contact-card-view.ts';
import { ContactView, CountView } from '../views/contact-view.ts';
import { EventView } from '../views/event-view.ts';
import { pageOf } from '../views/page-view.ts';

const noContact = () => problem('not-found', 'There is no such contact.');

/** People: the list, one of them whole, and changes by hand. */
export function contactRoutes({ store, engine, guards, surroundings, clock, newId }: RouteDeps): Route[] {
  const tag = 'Contacts';

  /** The contact (or whom it was merged into), if this person may see it. */
  async function visible(id: string, who: Principal) {
    const contact = await findContact(store, id);
    if (!contact) return null;
    const seen = await whichContactsVisible(store, scopeFor(who, surroundings()), [contact.id]);
    return seen.has(contact.id) ? contact : null;
  }

  return [
    route({
      method: 'get',
      path: '/api/v1/contacts',
      tag,
      summary: 'Contacts, newest first, or by their last visit',
      guard: guards.team('read'),
      takes: z.object({
        query: queryWith({ ...contactFilters, sort: z.enum(['newest', 'visited']).optional(), ...paging }),
      }),
      gives: { status: 200, schema: pageOf(ContactView), description: 'One page' },
      async handle({ query, who }) {
        const asked = readContactQuery(query, surroundings());
        if (asked.kind === 'problem') return asked;
        const request = { ...pageRequest(query), scope: scopeFor(who, surroundings()) };
        const { items, next } = await listContacts(store, asked.filter, query.sort ?? 'newest', request);
        return ok({ items: items.map(presentContact), next: next && encodeCursor(next) });
      },
    }),
    route({
      method: 'get',
      path: '/api/v1/contacts/count',
      tag,
      summary: `How many fit a filter, counted up to ${MOST_COUNTED}`,
      guard: guards.team('read'),
      takes: z.object({ query: queryWith(contactFilters) }),
      gives: { status: 200, schema: CountView, description: 'Null for those who see a part of the contacts only' },
      async handle({ query, who }) {
        const asked = readContactQuery(query, surroundings());
        if (asked.kind === 'problem') return asked;
        if (scopeFor(who, surroundings()).kind !== 'all') return ok({ count: null, exact: false });
        const count = await countContacts(store, asked.filter);
        return ok({ count: Math.min(count, MOST_COUNTED), exact: count <= MOST_COUNTED });
      },
    }),
    route({
      method: 'post',
      path: '/api/v1/contacts',
      tag,
      summary: 'Make a contact by hand',
      guard: guards.team('act'),
      takes: z.object({ body: NewContact }),
      gives: { status: 201, schema: ContactView, description: 'The new contact' },
      async handle({ body, onceId }) {
        const there = onceId === null ? null : await findContact(store, onceId);
        if (there) return ok(presentContact(there));
        const { business } = surroundings();
        const read = readTypedPhone(body.phone, business.phone);
        if (read.kind === 'problem') return read;
        const made = { id: onceId ?? newId(), now: clock.now(), locale: business.defaultLocale };
        const contact = newContact({ ...body, ...(read.phone && { phone: read.phone }) }, made);
        await insertContact(store, contact);
        return ok(presentContact(contact));
      },
    }),
    route({
      method: 'get',
      path: '/api/v1/contacts/{id}',
      tag,
      summary: 'One contact with all that belongs to it; the id of a merged one gives the one that it was merged into',
      guard: guards.team('read'),
      takes: z.object({ params: withId }),
      gives: { status: 200, schema: ContactCardView, description: 'The contact' },
      async handle({ params, who }) {
        const contact = await visible(params.id, who);
        if (!contact) return noContact();
        const around = surroundings();
        const sight = { scope: scopeFor(who, around), merges: may(who, 'manage') };
        const belongings = await belongingsOf(store, contact.id, sight);
        return ok(presentContactCard(contact, belongings, around));
      },
    }),
    route({
      method: 'patch',
      path: '/api/v1/contacts/{id}',
      tag,
      summary: 'Change a contact; what is left out stays',
      guard: guards.team('act'),
      takes: z.object({ params: withId, body: ContactChanges }),
      gives: { status: 200, schema: ContactView, description: 'The contact as it is now' },
      problems: [409],
      async handle({ params, body, who }) {
        if (!(await visible(params.id, who))) return noContact();
        const { fields, blocked, reason = 'by hand', phone, ...rest } = body;
        const read = readTypedPhone(phone, surroundings().business.phone);
        if (read.kind === 'problem') return read;
        const changed = await engine.contacts.change({
          contactId: params.id,
          actor: actorOf(who),
          actions: [
            { kind: 'update_contact', ...rest, ...(read.phone !== undefined && { phone: read.phone }) },
            ...(fields ? [{ kind: 'set_fields' as const, on: 'contact' as const, values: fields }] : []),
            ...(blocked === true ? [{ kind: 'block_contact' as const, reason }] : []),
            ...(blocked === false ? [{ kind: 'unblock_contact' as const }] : []),
          ],
        });
        if (changed.kind === 'not_found') return noContact();
        return changed.kind === 'refused' ? problem('refused', changed.reason) : ok(presentContact(changed.contact));
      },
    }),
    route({
      method: 'get',
      path: '/api/v1/contacts/{id}/timeline',
      tag,
      summary: 'What has happened in all dialogs of a contact, latest first',
      guard: guards.team('read'),
      takes: z.object({ params: withId, query: z.strictObject(paging) }),
      gives: { status: 200, schema: pageOf(EventView), description: 'One page' },
      async handle({ params, query, who }) {
        const contact = await visible(params.id, who);
        if (!contact) return noContact();
        const scope = scopeFor(who, surroundings());
        const { items, next } = await contactTimeline(store, { contactId: contact.id, scope }, pageRequest(query));
        return ok({ items: items.map(presentEvent), next: next && encodeCursor(next) });
      },
    }),
  ];
}
