import { z } from 'zod';
import { Preferences } from '../../domain/contacts/merge.ts';
import { dismissPair } from '../../store/contacts/dismiss-pair.ts';
import { suggestMerges } from '../../store/contacts/suggestions.ts';
import { replaceContact } from '../../store/contacts/write-contact.ts';
import { findContact } from '../../store/queries/contacts.ts';
import { ok } from '../answer.ts';
import type { RouteDeps } from '../app-deps.ts';
import { presentContact, presentMerge } from '../present/contact.ts';
import { actorOf } from '../principal.ts';
import { problem } from '../problem.ts';
import { type Route, route } from '../route.ts';
import { Id, withId } from '../takes.ts';
import { ContactView, MergeView, SuggestionView } from '../views/contact-view.ts';

const noContact = () => problem('not-found', 'There is no such contact; perhaps it has just been merged.');

/** One person who is there twice. Merging moves what belongs to others' clients, too, so it takes the right to manage. */
export function contactMergeRoutes({ store, engine, guards, clock, newId }: RouteDeps): Route[] {
  const tag = 'Contacts';
  return [
    route({
      method: 'get',
      path: '/api/v1/contacts/{id}/suggestions',
      tag,
      summary: 'Who may be the same person, and why',
      guard: guards.team('manage'),
      takes: z.object({ params: withId }),
      gives: { status: 200, schema: z.object({ items: z.array(SuggestionView) }), description: 'All of them' },
      async handle({ params }) {
        const contact = await findContact(store, params.id);
        if (!contact) return noContact();
        const found = await suggestMerges(store, contact);
        return ok({ items: found.map(({ contact: other, because }) => ({ contact: presentContact(other), because })) });
      },
    }),
    route({
      method: 'post',
      path: '/api/v1/contacts/{id}/dismissals',
      tag,
      summary: 'Say that two contacts are two people: they are not suggested, nor merged by themselves, any more',
      guard: guards.team('manage'),
      takes: z.object({ params: withId, body: z.strictObject({ otherId: Id }) }),
      gives: { status: 200, schema: z.object({ dismissed: z.literal(true) }), description: 'Noted' },
      async handle({ params, body, who }) {
        const pair = { mainId: params.id, otherId: body.otherId };
        await dismissPair(store, pair, { id: newId(), at: clock.now(), actor: actorOf(who) });
        return ok({ dismissed: true as const });
      },
    }),
    route({
      method: 'post',
      path: '/api/v1/contacts/{id}/verified',
      tag,
      summary:
        'Say that the phone or the e-mail has been confirmed; whoever has the same one confirmed becomes one with it',
      guard: guards.team('manage'),
      takes: z.object({
        params: withId,
        body: z.strictObject({ phone: z.literal(true).optional(), email: z.literal(true).optional() }),
      }),
      gives: { status: 200, schema: ContactView, description: 'The contact that is left' },
      problems: [409],
      async handle({ params, body }) {
        const contact = await findContact(store, params.id);
        if (!contact) return noContact();
        const verified = {
          ...contact,
          ...(body.phone && { verifiedPhone: contact.phone }),
          ...(body.email && { verifiedEmail: contact.email }),
        };
        if (!(await replaceContact(store, verified)))
          return problem('refused', 'The contact has just changed. Try again.');
        const left = await findContact(store, await engine.contacts.mergeSame(contact.id));
        return left ? ok(presentContact(left)) : noContact();
      },
    }),
    route({
      method: 'post',
      path: '/api/v1/contacts/{id}/merge',
      tag,
      summary: 'Merge another contact into this one',
      guard: guards.team('manage'),
      takes: z.object({
        params: withId,
        body: z.strictObject({
          otherId: Id,
          prefer: Preferences.optional().meta({
            description: 'Whose value stays where both have one; `main` unless said',
          }),
          seen: z
            .strictObject({ main: z.number().int(), other: z.number().int() })
            .optional()
            .meta({ description: 'The versions that were compared: refused when one has been changed since' }),
        }),
      }),
      gives: {
        status: 200,
        schema: z.object({ contact: ContactView, merge: MergeView }),
        description: 'The contact that is left, and the merge, which can be undone',
      },
      problems: [409],
      async handle({ params, body: { otherId, prefer = {}, seen }, who }) {
        const request = { mainId: params.id, otherId, prefer, seen, why: 'by_hand' as const, actor: actorOf(who) };
        const outcome = await engine.contacts.merge(request);
        if (outcome.kind === 'not_found') return noContact();
        if (outcome.kind === 'refused') return problem('refused', outcome.reason);
        const [merge] = presentMerge(outcome.merge);
        if (!merge) throw new Error('A merge without its contacts.');
        return ok({ contact: presentContact(outcome.contact), merge });
      },
    }),
    route({
      method: 'post',
      path: '/api/v1/merges/{id}/undo',
      tag,
      summary: 'Make two contacts of one again; what has come in since stays with the identity that it came by',
      guard: guards.team('manage'),
      takes: z.object({ params: withId, body: z.strictObject({}).optional() }),
      gives: {
        status: 200,
        schema: z.object({ main: ContactView, other: ContactView }),
        description: 'Both',
      },
      problems: [409],
      async handle({ params, who }) {
        const outcome = await engine.contacts.unmerge({ mergeId: params.id, actor: actorOf(who) });
        if (outcome.kind === 'not_found') return problem('not-found', 'There is no such merge.');
        if (outcome.kind === 'refused') return problem('refused', outcome.reason);
        return ok({ main: presentContact(outcome.main), other: presentContact(outcome.other) });
      },
    }),
  ];
}
