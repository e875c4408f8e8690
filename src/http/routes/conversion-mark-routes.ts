import { z } from 'zod';
import { promptInForce } from '../../store/conversion/prompts.ts';
import { findContact } from '../../store/queries/contacts.ts';
import { maySee } from '../../store/queries/visible.ts';
import { ok } from '../answer.ts';
import type { RouteDeps } from '../app-deps.ts';
import { presentDialog } from '../present/dialog.ts';
import { actorOf } from '../principal.ts';
import { problem } from '../problem.ts';
import { type Route, route } from '../route.ts';
import { scopeFor } from '../scope.ts';
import { withId } from '../takes.ts';
import { DialogView } from '../views/dialog-view.ts';
import { CONVERSION_TAG } from './conversion-prompt-routes.ts';

const noDialog = () => problem('not-found', 'There is no such dialog.');

/** A person's own mark on a dialog: above the machine's, and what the machine is measured by. */
export function conversionMarkRoutes(deps: RouteDeps): Route[] {
  const { store, engine, guards, metrics, surroundings, clock, newId } = deps;
  return [
    route({
      method: 'post',
      path: '/api/v1/dialogs/{id}/conversion',
      tag: CONVERSION_TAG,
      summary: 'Mark by hand whether a dialog has reached its goal; null takes the mark back',
      guard: guards.team('act'),
      takes: z.object({
        params: withId,
        body: z.strictObject({
          verdict: z.enum(['converted', 'not_converted']).nullable(),
          reason: z.string().trim().max(300).default(''),
        }),
      }),
      gives: { status: 200, schema: z.object({ dialog: DialogView }), description: 'The dialog with the mark' },
      problems: [409],
      async handle({ params, body, who }) {
        if (!(await maySee(store, scopeFor(who, surroundings()), params.id))) return noDialog();
        const { version } = await promptInForce(store, surroundings().business.defaultLocale, clock.now());
        const acted = await engine.act({
          dialogId: params.id,
          actor: actorOf(who),
          actions: [
            {
              kind: 'judge_conversion',
              by: 'person',
              verdict: body.verdict ?? 'not_scored',
              version,
              quote: '',
              reason: body.reason,
              ref: newId(),
            },
          ],
        });
        metrics.actions.inc({ kind: 'judge_conversion', outcome: acted.kind });
        if (acted.kind === 'not_found') return noDialog();
        if (acted.kind === 'refused') return problem('refused', acted.reason);
        const contact = await findContact(store, acted.dialog.contactId);
        return ok({ dialog: presentDialog(acted.dialog, contact, surroundings()) });
      },
    }),
  ];
}
