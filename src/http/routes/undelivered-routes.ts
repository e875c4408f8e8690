import { z } from 'zod';
import { findContact } from '../../store/queries/contacts.ts';
import { encodeCursor } from '../../store/queries/page.ts';
import {
  findMessageDialog,
  listUndelivered,
  type UndeliveredFilter,
  undeliveredToResend,
} from '../../store/queries/undelivered.ts';
import { maySee } from '../../store/queries/visible.ts';
import { ok } from '../answer.ts';
import type { RouteDeps } from '../app-deps.ts';
import { presentDialog } from '../present/dialog.ts';
import { presentUndelivered } from '../present/undelivered.ts';
import { actorOf, type Principal } from '../principal.ts';
import { type Problem, problem } from '../problem.ts';
import { resendAll } from '../resend-all.ts';
import { type Route, route } from '../route.ts';
import { scopeFor } from '../scope.ts';
import { Id, pageRequest, paging, withId } from '../takes.ts';
import { DialogView } from '../views/dialog-view.ts';
import { pageOf } from '../views/page-view.ts';
import { ResentView, UndeliveredState, UndeliveredView } from '../views/undelivered-view.ts';

const noLine = (): Problem => problem('not-found', 'There is no such line.');
const Decided = z.object({ dialog: DialogView });

/** What did not reach the customer, and what a person decides about it. */
export function undeliveredRoutes({ store, engine, guards, metrics, surroundings, clock }: RouteDeps): Route[] {
  const tag = 'Dialogs';
  const guard = guards.team('act');

  async function decide(messageId: string, kind: 'resend' | 'let_go', who: Principal) {
    const dialogId = await findMessageDialog(store, messageId);
    if (dialogId === null || !(await maySee(store, scopeFor(who, surroundings()), dialogId))) return noLine();
    const acted = await engine.act({ dialogId, actor: actorOf(who), actions: [{ kind, messageId }] });
    metrics.actions.inc({ kind, outcome: acted.kind });
    if (acted.kind === 'not_found') return noLine();
    if (acted.kind === 'refused') return problem('refused', acted.reason);
    const contact = await findContact(store, acted.dialog.contactId);
    return ok({ dialog: presentDialog(acted.dialog, contact, surroundings()) });
  }

  return [
    route({
      method: 'get',
      path: '/api/v1/undelivered',
      tag,
      summary: 'Lines that have not come, newest first; without `state`, those that wait for a person to decide',
      guard: guards.team('read'),
      takes: z.object({
        query: z.strictObject({
          state: UndeliveredState.optional(),
          channel: Id.optional().meta({ description: 'Id of a channel, for example `telegram:123456`' }),
          ...paging,
        }),
      }),
      gives: { status: 200, schema: pageOf(UndeliveredView), description: 'One page' },
      async handle({ query, who }) {
        const scope = scopeFor(who, surroundings());
        const filter = { scope, state: query.state, channelId: query.channel };
        const { items, next } = await listUndelivered(store, filter, pageRequest(query));
        const { team } = surroundings();
        return ok({
          items: items.map((item) => presentUndelivered(item, team)),
          next: next && encodeCursor(next),
        });
      },
    }),
    route({
      method: 'post',
      path: '/api/v1/undelivered/resend',
      tag,
      summary: 'Send again what has failed, the oldest first: for the time after an outage',
      guard,
      takes: z.object({
        body: z.strictObject({
          channelId: Id.optional(),
          since: z.iso.datetime({ offset: true }).optional().meta({ description: 'Only what was said from then on' }),
          state: UndeliveredState.optional().meta({
            description: '`failed` when left out: the others may have come, or were not wanted any more',
          }),
        }),
      }),
      gives: { status: 200, schema: ResentView, description: 'At most 500 in one call' },
      async handle({ body: { channelId, since, state = 'failed' }, who }) {
        const filter: UndeliveredFilter = {
          scope: scopeFor(who, surroundings()),
          state,
          channelId,
          since: since === undefined ? undefined : new Date(since),
        };
        const lines = await undeliveredToResend(store, filter, MOST_AT_ONCE + 1);
        const actor = actorOf(who);
        const outcome = await resendAll(engine, actor, lines.slice(0, MOST_AT_ONCE), clock);
        metrics.actions.inc({ kind: 'resend', outcome: 'done' }, outcome.resent);
        metrics.actions.inc({ kind: 'resend', outcome: 'refused' }, outcome.refused.length);
        return ok({ ...outcome, more: outcome.more || lines.length > MOST_AT_ONCE });
      },
    }),
    route({
      method: 'post',
      path: '/api/v1/messages/{id}/resend',
      tag,
      summary: 'Send a line again that failed, was dropped, or is uncertain; it goes to the end of its dialog',
      guard,
      takes: z.object({ params: withId }),
      gives: { status: 200, schema: Decided, description: 'It waits to be sent' },
      problems: [409],
      handle: ({ params, who }) => decide(params.id, 'resend', who),
    }),
    route({
      method: 'post',
      path: '/api/v1/messages/{id}/let-go',
      tag,
      summary: 'Settle a line without sending it: an uncertain one counts as sent, a failed one is given up',
      guard,
      takes: z.object({ params: withId }),
      gives: { status: 200, schema: Decided, description: 'It waits for nobody any more' },
      problems: [409],
      handle: ({ params, who }) => decide(params.id, 'let_go', who),
    }),
  ];
}

const MOST_AT_ONCE = 500;
