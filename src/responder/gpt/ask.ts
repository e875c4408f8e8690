import { createHash } from 'node:crypto';
import type { Question } from '../../engine/ports.ts';
import type { Passage } from '../retrieval/passage.ts';
import type { Complete } from './complete.ts';
import type { ToolCall } from './completion.ts';
import { withinDeadline } from './deadline.ts';
import { hidePersonal } from './hide-personal.ts';
import { buildPrompt } from './prompt.ts';
import { type Reply, readReply } from './reply.ts';
import { openSpending, type Spent } from './spending.ts';
import { describeTools, runTool, toolsFor } from './tools.ts';

export interface Looked {
  name: string;
  /** As the model wrote them, in short. */
  args: string;
  /** What the tool answered; the facts of a reply are checked against it. */
  content: string;
  /** Of the content, so that two results can be told apart later. */
  digest: string;
}

export type Asked = { spent: Spent; looked: Looked[] } & (
  | { kind: 'reply'; reply: Reply }
  | { kind: 'handoff' }
  | { kind: 'failed'; reason: string }
);
type Outcome = { kind: 'reply'; reply: Reply } | { kind: 'handoff' } | { kind: 'failed'; reason: string };

const MAX_ROUNDS = 4;
const MAX_CALLS_A_ROUND = 6;
const MAX_ARGS_CHARS = 200;

/** Asks GPT and runs its tool calls until it replies, for `deadlineMs`, four rounds of tools and as long as the purse has room. */
export async function askGpt(
  question: Question,
  passages: readonly Passage[],
  complete: Complete,
  deadlineMs: number,
): Promise<Asked> {
  const looked: Looked[] = [];
  const spending = openSpending(question.purse);
  const mask = hidePersonal(question);
  const messages = buildPrompt(question, passages, mask.mask);
  const tools = toolsFor(question);
  const described = describeTools(tools);

  const outcome = await withinDeadline(deadlineMs, async (deadline): Promise<Outcome> => {
    for (let round = 0; round <= MAX_ROUNDS; round += 1) {
      const completion = await complete(messages, described, deadline, spending.meter);
      if (completion.kind === 'failed') return { kind: 'failed', reason: completion.reason };
      if (completion.kind === 'text') return read(mask.unmask(completion.content));

      const calls = completion.calls.slice(0, MAX_CALLS_A_ROUND);
      messages.push({ role: 'assistant', content: null, tool_calls: calls.map(asSent) });
      for (const call of calls) {
        const result = await runTool(call, tools);
        if (result.kind === 'handoff') return { kind: 'handoff' };
        if (result.kind === 'result') looked.push(lookedUp(call, result.content));
        messages.push({ role: 'tool', tool_call_id: call.id, content: mask.mask(result.content) });
      }
    }
    return { kind: 'failed', reason: 'too many tool calls' };
  });
  const ended: Outcome = outcome.kind === 'done' ? outcome.value : { kind: 'failed', reason: 'deadline' };
  return { ...ended, spent: spending.spent(), looked };
}

function read(content: string): Outcome {
  const result = readReply(content);
  if (result.kind === 'broken') return { kind: 'failed', reason: result.reason };
  return result.reply.handoff ? { kind: 'handoff' } : { kind: 'reply', reply: result.reply };
}

const lookedUp = ({ name, arguments: args }: ToolCall, content: string): Looked => ({
  name,
  args: args.slice(0, MAX_ARGS_CHARS),
  content,
  digest: createHash('sha256').update(content).digest('hex').slice(0, 12),
});

const asSent = ({ id, name, arguments: args }: ToolCall) => ({
  id,
  type: 'function' as const,
  function: { name, arguments: args },
});
