import { z } from 'zod';
import { Locale } from '../../domain/localized.ts';
import { createDryTalk } from '../../dry-talk/create-dry-talk.ts';
import type { DryTurn } from '../../dry-talk/dry-turn.ts';
import { ok } from '../answer.ts';
import type { RouteDeps } from '../app-deps.ts';
import { flowDesk } from '../flow-desk.ts';
import { presentFlowProblem, presentTried } from '../present/flow.ts';
import { type Route, route } from '../route.ts';
import { FlowTrialView } from '../views/flow-view.ts';
import { FLOW_BYTES, FlowId, Text } from './flow-routes.ts';

const Input = z.union([
  z.strictObject({ say: z.string().trim().min(1).max(1_000) }),
  z.strictObject({ tap: z.string().min(1).max(200).meta({ description: 'The label of a button' }) }),
  z.strictObject({ wait: z.number().int().min(1).max(43_200).meta({ description: 'Minutes that pass' }) }),
]);
type Input = z.infer<typeof Input>;

const NOTHING: Pick<DryTurn, 'replies' | 'events' | 'entities' | 'slots'> = {
  replies: [],
  events: [],
  entities: [],
  slots: {},
};

/** A talk with the bot in which nothing is written and nobody is reached, on flows as they are being written. */
export function flowTryRoutes(deps: RouteDeps): Route[] {
  const { guards, content, dryTalk, surroundings, flowBook, clock } = deps;
  const { laid } = flowDesk(deps);

  return [
    route({
      method: 'post',
      path: '/api/v1/flows/try',
      tag: 'Flows',
      summary:
        'What the bot would say: the whole talk is played anew each time; `draft`: with a flow as it is being written',
      guard: guards.team('read'),
      mostBytes: FLOW_BYTES,
      takes: z.object({
        body: z.strictObject({
          locale: Locale,
          inputs: z.array(Input).min(1).max(60),
          draft: z.strictObject({ id: FlowId, text: Text }).optional(),
        }),
      }),
      gives: { status: 200, schema: FlowTrialView, description: 'What came of each thing that was done' },
      async handle({ body: { locale, inputs, draft } }) {
        const flows = draft ? await content.flowsWith(laid(draft.id, draft.text)) : flowBook();
        if ('problems' in flows) return ok({ problems: flows.problems.map(presentFlowProblem), turns: [] });
        const now = clock.now();
        const talk = createDryTalk({
          content: { flows: () => flows, ...dryTalk },
          business: surroundings().business,
          now,
          locale,
        });
        const turns = [];
        for (const input of inputs) turns.push(presentTried(await done(talk, input)));
        return ok({ problems: [], turns });
      },
    }),
  ];
}

type Talk = ReturnType<typeof createDryTalk>;

async function done(talk: Talk, input: Input): Promise<DryTurn> {
  const blank: DryTurn = {
    ...NOTHING,
    at: talk.state().now,
    understanding: null,
    intent: null,
    score: null,
    flow: null,
    step: null,
    outcome: null,
    handoff: null,
  };
  if ('say' in input) return talk.say(input.say);
  if ('tap' in input) return (await talk.tap(input.tap)) ?? blank;
  const turns = await talk.advance(input.wait);
  return {
    ...blank,
    replies: turns.flatMap(({ replies }) => replies),
    events: turns.flatMap(({ events }) => events),
    handoff: turns.find(({ handoff }) => handoff)?.handoff ?? null,
  };
}
