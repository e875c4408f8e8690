import { z } from 'zod';
import { findContact } from '../../store/queries/contacts.ts';
import { maySee } from '../../store/queries/visible.ts';
import { ok } from '../answer.ts';
import type { RouteDeps } from '../app-deps.ts';
import { OpenAction } from '../open-action.ts';
import { presentDialog } from '../present/dialog.ts';
import { actorOf, may, rightFor } from '../principal.ts';
import { problem } from '../problem.ts';
import { type Route, route } from '../route.ts';
import { scopeFor } from '../scope.ts';
import { withId } from '../takes.ts';
import { DialogView } from '../views/dialog-view.ts';

/** What it makes is named by the caller's key: asked for again, it is there already, whatever has become of the first answer. */
function named(action: OpenAction, onceId: string): OpenAction {
  const isMade = action.kind === 'reply' || action.kind === 'note' || action.kind === 'add_task';
  return isMade && action.id === undefined ? { ...action, id: onceId } : action;
}

const noDialog = () => problem('not-found', 'There is no such dialog.');

export function dialogActionRoutes({ store, engine, guards, metrics, surroundings }: RouteDeps): Route[] {
  return [
    route({
      method: 'post',
      path: '/api/v1/dialogs/{id}/actions',
      tag: 'Dialogs',
      summary: 'Ask for one action on a dialog',
      guard: guards.team('act'),
      takes: z.object({ params: withId, body: OpenAction }),
      gives: {
        status: 200,
        schema: z.object({ dialog: DialogView }),
        description: 'The dialog as it is after the action',
      },
      problems: [409],
      async handle({ params, body, who, onceId }) {
        const action = onceId === null ? body : named(body, onceId);
        if (!may(who, rightFor(action))) {
          return problem(
            'forbidden',
            'Only a person can lead a dialog or reply to a customer: sign in to the console.',
          );
        }
        if (!(await maySee(store, scopeFor(who, surroundings()), params.id))) return noDialog();
        const acted = await engine.act({ dialogId: params.id, actor: actorOf(who), actions: [action] });
        metrics.actions.inc({ kind: action.kind, outcome: acted.kind });
        if (acted.kind === 'not_found') return noDialog();
        if (acted.kind === 'refused') return problem('refused', acted.reason);
        const contact = await findContact(store, acted.dialog.contactId);
        return ok({ dialog: presentDialog(acted.dialog, contact, surroundings()) });
      },
    }),
  ];
}
