import type { Action } from '../../domain/action.ts';
import { openFrame } from '../../domain/flow/frame.ts';
import type { Said } from '../../domain/flow/walk.ts';
import type { Recalled } from '../ports.ts';
import { finish } from './finish.ts';
import type { ConverseContext, Heard } from './heard.ts';
import { FRESH, runFlows } from './run-flows.ts';
import { asFallback, responderReceipt } from './said-by.ts';

/** Flows that the engine starts by itself, by their ids in `flows/`. */
const FALLBACK = 'fallback';
const GIVE_UP = 'give-up';
const UNKNOWN = 'unknown';
const NO_ANSWER = 'no-answer';

/** No flow fits: the responder answers, or the bot says so; the second time in a row a person is called. */
export async function askResponder(heard: Heard, context: ConverseContext): Promise<Action[]> {
  const answer = await context.ask();
  const { dialog } = context.situation;
  if (answer.kind === 'answer') return sayAnswer(heard, context, answer);
  const lost = dialog.fallbacks >= 1;
  const id = answer.kind === 'handoff' ? UNKNOWN : lost ? GIVE_UP : FALLBACK;
  const flow = context.flows.byId.get(id);
  if (!flow) throw new Error(`flows/${id}.yml is missing: the bot would have nothing to say.`);
  const waiting = dialog.flow.at(-1);
  // In the middle of a flow the question itself, asked again in other words, is the best fallback.
  if (id === FALLBACK && waiting && waiting.asked.length > 0) return askAgain(heard, context);
  const run = await runFlows(context.flows, [openFrame(flow, context.situation.contact, {})], FRESH, context);
  return finish(
    heard,
    { ...run, says: run.says.map((said) => asFallback(said, answer.receipt)) },
    run.handoff ? 'handoff' : 'fallback',
  );
}

/** The responder's words; a running flow then asks its question again. */
export async function sayAnswer(heard: Heard, context: ConverseContext, answer: Recalled): Promise<Action[]> {
  const said: Said = { content: { text: answer.text }, receipt: responderReceipt(answer) };
  const run = await runFlows(context.flows, context.situation.dialog.flow, FRESH, context);
  return finish(heard, { ...run, says: [said, ...run.says] }, 'responder');
}

/** The customer's own question, to which there is no answer, is not passed over in silence. */
async function askAgain(heard: Heard, context: ConverseContext): Promise<Action[]> {
  const { dialog, contact } = context.situation;
  const noAnswer = heard.text.includes('?') ? context.flows.byId.get(NO_ANSWER) : undefined;
  const admitted = noAnswer ? await runFlows(context.flows, [openFrame(noAnswer, contact, {})], FRESH, context) : null;
  const again = await runFlows(context.flows, dialog.flow, { polarity: null, invalid: !noAnswer }, context);
  return finish(heard, { ...again, says: [...(admitted?.says ?? []), ...again.says] }, 'fallback');
}
