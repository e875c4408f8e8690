import { z } from 'zod';
import { StageRules } from '../../domain/bitrix/crm-settings.ts';
import { LeadMapping, missingOwnFields } from '../../domain/bitrix/mapping.ts';
import type { CrmChanged } from '../../engine/crm-desk.ts';
import { namedDialogs } from '../../store/queries/named-dialogs.ts';
import { type Answer, ok } from '../answer.ts';
import type { RouteDeps } from '../app-deps.ts';
import { presentCrmSetup } from '../present/crm-setup.ts';
import { invalidInput, problem } from '../problem.ts';
import { type Route, route } from '../route.ts';
import { scopeFor } from '../scope.ts';
import { Id } from '../takes.ts';
import { CrmSetupView, CrmTrialView } from '../views/crm-view.ts';

/** The portal is asked meanwhile. */
const ASKED_WITHIN_MS = 40_000;
const MOST_TRIED = 10;

const Address = z
  .url({ protocol: /^https?$/, error: 'must be an address like https://example.bitrix24.ru/rest/1/abc123/' })
  .regex(/\/rest\/\d+\/\w+\/?$/, 'must end like /rest/1/abc123/')
  .max(500)
  .transform((url) => url.replace(/\/+$/, ''));
const Change = z.strictObject({
  version: z.number().meta({ description: 'Of the settings that you have seen' }),
  on: z.boolean().optional(),
  url: Address.nullable().optional(),
  token: z.string().trim().min(1).max(200).nullable().optional(),
  mapping: LeadMapping.nullable().optional(),
  stages: StageRules.optional(),
});

/** The exchange with Bitrix24 as its owner sets it up, with the portal asked whether it would work. */
export function crmSettingsRoutes({ store, config, crm, guards, surroundings }: RouteDeps): Route[] {
  const tag = 'Integrations';
  const guard = guards.team('own');
  const path = '/api/v1/bitrix24/settings';
  const gives = { status: 200, schema: CrmSetupView, description: 'The settings in force' } as const;
  const answer = (changed: CrmChanged): Answer<CrmSetupView> =>
    changed.kind === 'changed' ? ok(present(changed.setup)) : refusal(changed);
  const present = (setup: Parameters<typeof presentCrmSetup>[0]) =>
    presentCrmSetup(setup, surroundings().fields, config.PUBLIC_URL);

  return [
    route({
      method: 'get',
      path,
      tag,
      summary: 'How the exchange with Bitrix24 is set up, and the fields and statuses of the portal',
      guard,
      takes: z.object({}),
      gives,
      handle: async () => ok(present(await crm.setup())),
    }),
    route({
      method: 'patch',
      path,
      tag,
      summary: 'Change the exchange; a new address is kept only when the portal answers and lets us work with leads',
      guard,
      takes: z.object({ body: Change }),
      gives,
      problems: [409],
      patientMs: ASKED_WITHIN_MS,
      handle: async ({ body }) => answer(await crm.change(body)),
    }),
    route({
      method: 'post',
      path: '/api/v1/bitrix24/portal',
      tag,
      summary: 'Ask the portal anew for its fields and statuses',
      guard,
      takes: z.object({}),
      gives,
      problems: [409],
      patientMs: ASKED_WITHIN_MS,
      handle: async () => answer(await crm.readPortal()),
    }),
    route({
      method: 'post',
      path: '/api/v1/bitrix24/portal/fields',
      tag,
      summary: 'Add those fields to the portal’s leads that it lacks: source, visit, confirmation, no-show',
      guard,
      takes: z.object({}),
      gives,
      problems: [409],
      patientMs: ASKED_WITHIN_MS,
      async handle() {
        const setup = await crm.setup();
        const missing = setup.portal ? missingOwnFields(setup.mapping, setup.portal) : [];
        return missing.length === 0 ? ok(present(setup)) : answer(await crm.addFields(missing));
      },
    }),
    route({
      method: 'post',
      path: '/api/v1/bitrix24/try',
      tag,
      summary: 'A dry run: what would be sent about dialogs, and what would be left out and why; nothing is sent',
      guard: guards.team('manage'),
      takes: z.object({
        body: z.strictObject({
          dialogIds: z.array(Id).min(1).max(MOST_TRIED).optional().meta({ description: 'Left out: the last ten' }),
          mapping: LeadMapping.optional().meta({ description: 'Not saved yet; left out: the one in force' }),
        }),
      }),
      gives: { status: 200, schema: z.object({ items: z.array(CrmTrialView) }), description: 'One for each dialog' },
      async handle({ body, who }) {
        const ids = body.dialogIds ?? (await lastDialogs());
        const dialogs = await namedDialogs(store, scopeFor(who, surroundings()), ids);
        const missing = ids.find((id) => !dialogs.has(id));
        if (missing !== undefined)
          return invalidInput([
            { path: 'body.dialogIds', reason: `there is no dialog ${missing}: choose another one` },
          ]);
        const trials = await crm.plan(ids, body.mapping ?? null);
        return ok({
          items: trials.flatMap(({ dialogId, plan, isLead }) => {
            const dialog = dialogs.get(dialogId);
            if (!plan || !dialog) return [];
            const calls = plan.calls.map(({ method, params }) => ({ method, params: { ...params } }));
            return [{ ...plan, calls, dialogId, isLead, name: dialog.name, channelKind: dialog.channelKind }];
          }),
        });
      },
    }),
  ];

  async function lastDialogs(): Promise<string[]> {
    const latest = store.dialogs.find({}, { projection: { _id: 1 } }).sort({ lastInboundAt: -1, _id: -1 });
    return (await latest.limit(MOST_TRIED).toArray()).map(({ _id }) => _id);
  }
}

const TROUBLE = {
  denied: 'The portal does not know this address any more. Make a new incoming webhook there and take its address.',
  no_crm: 'The address has no right to the CRM. Give the incoming webhook the right "crm" at the portal.',
  limited: 'The portal gets too many calls at present. Wait a minute and try again.',
  unreachable: 'The portal does not answer. Check the address, and whether the portal is open to this server.',
  refused: 'The portal has refused.',
} as const;

function refusal(changed: Exclude<CrmChanged, { kind: 'changed' }>) {
  switch (changed.kind) {
    case 'stale':
      return problem('refused', 'Somebody has changed these settings meanwhile. Load them anew.');
    case 'fixed':
      return problem('refused', `This is set by ${changed.variable} in the environment: change it there.`);
    case 'no_address':
      return problem('refused', 'There is no address of a portal yet: give one first.');
    case 'flaws':
      return invalidInput(changed.flaws.map(({ rule, why }) => ({ path: `body.mapping.${rule}`, reason: FLAWS[why] })));
    case 'trouble':
      return problem('refused', `${TROUBLE[changed.why]} (${changed.reason})`);
  }
}

const FLAWS = {
  unknown_fact: 'there is no such fact',
  twice: 'this field of the portal is told something else already',
  ours: 'this field is written by the exchange itself',
  no_such_field: 'the portal has no such field',
  read_only: 'the portal lets nobody write this field',
  wrong_type: 'a field of this type cannot take it',
} as const;
