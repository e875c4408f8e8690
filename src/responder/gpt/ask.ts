import { createMask } from '../../domain/masking/mask-personal-data.ts';
import type { Question } from '../../engine/ports.ts';
import type { Passage } from '../retrieval/passage.ts';
import type { Complete, Tokens, ToolCall } from './complete.ts';
import { withinDeadline } from './deadline.ts';
import { buildPrompt } from './prompt.ts';
import { type Reply, readReply } from './reply.ts';
import { describeTools, runTool, toolsFor } from './tools.ts';

export interface Spent {
  tokens: Tokens;
  /** What the tools answered, in order; the facts of a reply are checked against it. */
  tools: { name: string; content: string }[];
}
export type Asked =
  | { kind: 'reply'; reply: Reply; spent: Spent }
  | { kind: 'handoff'; spent: Spent }
  | { kind: 'failed'; reason: string; spent: Spent };

const MAX_ROUNDS = 4;
const MAX_CALLS_A_ROUND = 6;

/** Asks GPT and runs its tool calls until it replies, for `deadlineMs` and four rounds of tools at most. */
export async function askGpt(
  question: Question,
  passages: readonly Passage[],
  complete: Complete,
  deadlineMs: number,
): Promise<Asked> {
  const spent: Spent = { tokens: { prompt: 0, completion: 0 }, tools: [] };
  const mask = createMask([question.business.phone]);
  const messages = buildPrompt(question, passages, mask.mask);
  const tools = toolsFor(question);
  const described = describeTools(tools);

  const outcome = await withinDeadline(deadlineMs, async (deadline): Promise<Asked> => {
    for (let round = 0; round <= MAX_ROUNDS; round += 1) {
      const completion = await complete(messages, described, deadline);
      spent.tokens.prompt += completion.tokens.prompt;
      spent.tokens.completion += completion.tokens.completion;
      if (completion.kind === 'failed') return { kind: 'failed', reason: completion.reason, spent };
      if (completion.kind === 'text') return read(mask.unmask(completion.content), spent);

      const calls = completion.calls.slice(0, MAX_CALLS_A_ROUND);
      messages.push({ role: 'assistant', content: null, tool_calls: calls.map(asSent) });
      for (const call of calls) {
        const result = await runTool(call, tools);
        if (result.kind === 'handoff') return { kind: 'handoff', spent };
        if (result.kind === 'result') spent.tools.push({ name: call.name, content: result.content });
        messages.push({ role: 'tool', tool_call_id: call.id, content: mask.mask(result.content) });
      }
    }
    return { kind: 'failed', reason: 'too many tool calls', spent };
  });
  return outcome.kind === 'done' ? outcome.value : { kind: 'failed', reason: 'deadline', spent };
}

function read(content: string, spent: Spent): Asked {
  const result = readReply(content);
  if (result.kind === 'broken') return { kind: 'failed', reason: result.reason, spent };
  return result.reply.handoff ? { kind: 'handoff', spent } : { kind: 'reply', reply: result.reply, spent };
}

const asSent = ({ id, name, arguments: args }: ToolCall) => ({
  id,
  type: 'function' as const,
  function: { name, arguments: args },
});
