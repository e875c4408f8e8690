import { z } from 'zod';
import { checkPrompt, type PromptCheck } from '../../domain/conversion/check-prompt.ts';
import { LONGEST_PROMPT, SHORTEST_PROMPT } from '../../domain/conversion/conversion-prompt.ts';
import { DEFAULT_PROMPT, PROMPT_EXAMPLES } from '../../domain/conversion/default-prompt.ts';
import {
  findPrompt,
  listPrompts,
  type PromptChange,
  promptInForce,
  savePrompt,
} from '../../store/conversion/prompts.ts';
import { type Answer, ok } from '../answer.ts';
import type { RouteDeps } from '../app-deps.ts';
import { presentJudge, presentPrompt } from '../present/conversion.ts';
import { actorOf } from '../principal.ts';
import { invalidInput, type Problem, problem } from '../problem.ts';
import { type Route, route } from '../route.ts';
import {
  ConversionPromptView,
  ConversionSetupView,
  PromptCheckView,
  PromptSavedView,
} from '../views/conversion-prompt-view.ts';

/** Far above what is taken, so that the answer can say how long it was. */
const Text = z.string().max(20_000);
const Version = z.number().int().min(1);
const VersionText = z
  .string()
  .regex(/^\d{1,6}$/, 'is not the number of a version')
  .transform(Number);
export const CONVERSION_TAG = 'Conversion';

/** What the business calls a conversion, in the owner's words: read, checked, saved as versions, gone back to. */
export function conversionPromptRoutes({ store, guards, surroundings, conversion, clock }: RouteDeps): Route[] {
  const tag = CONVERSION_TAG;
  const team = () => [...surroundings().team, ...surroundings().former];
  const inForce = () => promptInForce(store, surroundings().business.defaultLocale, clock.now());

  async function save(change: PromptChange): Promise<Answer<PromptSavedView>> {
    const check = checkPrompt(change.text);
    const wrong = whyNot(check);
    if (wrong) return wrong;
    const { kind, prompt } = await savePrompt(store, await inForce(), change, clock.now());
    const shown = presentPrompt(prompt, team());
    if (kind === 'conflict') return problem('refused', conflictWords(change.seen, shown));
    return ok({ prompt: shown, check, changed: kind === 'saved' });
  }

  return [
    route({
      method: 'get',
      path: '/api/v1/conversion/prompt',
      tag,
      summary: 'What a conversion is: the words in force, who judges by them, the default and examples',
      guard: guards.team('read'),
      takes: z.object({}),
      gives: { status: 200, schema: ConversionSetupView, description: 'The words in force' },
      async handle() {
        const prompt = await inForce();
        return ok({
          prompt: presentPrompt(prompt, team()),
          check: checkPrompt(prompt.text),
          judge: presentJudge(conversion.model),
          defaultText: DEFAULT_PROMPT,
          examples: PROMPT_EXAMPLES.map((example) => ({ ...example })),
          limits: { shortest: SHORTEST_PROMPT, longest: LONGEST_PROMPT },
        });
      },
    }),
    route({
      method: 'post',
      path: '/api/v1/conversion/prompt',
      tag,
      summary: 'Save new words as a new version; `version` is the one that you saw, refused when somebody was quicker',
      guard: guards.team('manage'),
      takes: z.object({ body: z.strictObject({ text: Text, version: Version }) }),
      gives: { status: 200, schema: PromptSavedView, description: 'The words in force now' },
      problems: [409],
      handle: ({ body, who }) => save({ text: body.text, seen: body.version, by: actorOf(who), restored: null }),
    }),
    route({
      method: 'post',
      path: '/api/v1/conversion/check',
      tag,
      summary: 'What would be wrong with these words, without saving them',
      guard: guards.team('read'),
      takes: z.object({ body: z.strictObject({ text: Text }) }),
      gives: { status: 200, schema: PromptCheckView, description: 'Errors and warnings' },
      handle: ({ body }) => ok(checkPrompt(body.text)),
    }),
    route({
      method: 'get',
      path: '/api/v1/conversion/versions',
      tag,
      summary: 'All versions of the words, the newest first, with who wrote them and when',
      guard: guards.team('read'),
      takes: z.object({}),
      gives: { status: 200, schema: z.object({ items: z.array(ConversionPromptView) }), description: 'The versions' },
      async handle() {
        await inForce();
        return ok({ items: (await listPrompts(store)).map((prompt) => presentPrompt(prompt, team())) });
      },
    }),
    route({
      method: 'post',
      path: '/api/v1/conversion/versions/{version}/restore',
      tag,
      summary: 'Go back to the words of an older version; they become a new one, nothing is lost',
      guard: guards.team('manage'),
      takes: z.object({
        params: z.object({ version: VersionText }),
        body: z.strictObject({ version: Version.meta({ description: 'The one in force that you saw' }) }),
      }),
      gives: { status: 200, schema: PromptSavedView, description: 'The words in force now' },
      problems: [409],
      async handle({ params, body, who }) {
        const older = await findPrompt(store, params.version);
        if (!older) return problem('not-found', `There is no version ${params.version} of the conversion prompt.`);
        return save({ text: older.text, seen: body.version, by: actorOf(who), restored: older.version });
      },
    }),
  ];
}

/** The 400 that names the field, the reason and the way out; null when the words can be used. */
export function whyNot({ errors }: PromptCheck): Problem | null {
  if (errors.length === 0) return null;
  return invalidInput(errors.map(({ reason }) => ({ path: 'body.text', reason })));
}

const conflictWords = (seen: number, { version, by }: ConversionPromptView): string =>
  `${by?.name ?? 'Somebody'} has saved version ${version} since you opened version ${seen}. Nothing is lost: look at the new version, then save yours on top of it.`;
