import { z } from 'zod';
import { type Completion, completionOf, type Finished, parsed, type ToolCall, tokensOf, Usage } from './completion.ts';

/** A reply is 1500 characters at most, and arguments of tools are short; the form around them is JSON with escapes. */
const MOST_CHARS = 100_000;
/** More tools at once than there are is no honest wish. */
const MOST_CALLS = 32;

const Chunk = z.object({
  choices: z
    .array(
      z.object({
        finish_reason: z.string().nullish(),
        delta: z
          .object({
            content: z.string().nullish(),
            refusal: z.string().nullish(),
            tool_calls: z
              .array(
                z.object({
                  index: z.number().int().nonnegative().default(0),
                  id: z.string().nullish(),
                  function: z.object({ name: z.string().nullish(), arguments: z.string().nullish() }).nullish(),
                }),
              )
              .nullish(),
          })
          .default({}),
      }),
    )
    .default([]),
  usage: Usage,
});

/**
 * Puts an answer together from the events of a stream (`text/event-stream`). Whole only with a `finish_reason`: a stream that ends without
 * one was cut, however whole it looks. `told` hears how much has come so far.
 */
export async function readStream(pieces: AsyncIterable<string>, told: (chars: number) => void): Promise<Completion> {
  const got: Finished = { content: '', refused: false, calls: [], finish: null, tokens: null };
  const calls = new Map<number, ToolCall>();
  let chars = 0;
  for await (const data of eventsOf(pieces)) {
    if (data === '[DONE]') break;
    const json = parsed(data);
    if (json === undefined) return { kind: 'failed', reason: 'broken JSON', tokens: got.tokens };
    const chunk = Chunk.safeParse(json);
    if (!chunk.success || isError(json)) return { kind: 'failed', reason: 'not a completion', tokens: got.tokens };
    got.tokens = tokensOf(chunk.data.usage) ?? got.tokens;
    const [choice] = chunk.data.choices;
    if (!choice) continue;
    chars += data.length;
    told(chars);
    if (chars > MOST_CHARS * 4 || got.content.length > MOST_CHARS)
      return { kind: 'failed', reason: 'too long', tokens: got.tokens };
    got.content += choice.delta.content ?? '';
    got.refused ||= Boolean(choice.delta.refusal);
    got.finish = choice.finish_reason ?? got.finish;
    for (const { index, id, function: called } of choice.delta.tool_calls ?? []) {
      const call = calls.get(index) ?? { id: `call_${index}`, name: '', arguments: '' };
      if (!calls.has(index) && calls.size >= MOST_CALLS) continue;
      calls.set(index, {
        id: id || call.id,
        name: call.name + (called?.name ?? ''),
        arguments: call.arguments + (called?.arguments ?? ''),
      });
    }
  }
  const completion = completionOf({ ...got, calls: [...calls].sort(([a], [b]) => a - b).map(([, call]) => call) });
  // Cut without a word, as when a server in between goes down: the next try may be whole.
  return completion.kind === 'failed' && got.finish === null && !got.refused
    ? { ...completion, again: true }
    : completion;
}

const isError = (json: unknown): boolean =>
  typeof json === 'object' && json !== null && 'error' in json && !!json.error;

/** The data of server-sent events; comments, by which some providers show that they live, are passed over. */
async function* eventsOf(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = '';
  for await (const piece of pieces) {
    const lines = (rest + piece).split(/\r?\n/);
    rest = lines.pop() ?? '';
    for (const line of lines) if (line.startsWith('data:')) yield line.slice('data:'.length).trim();
  }
  if (rest.startsWith('data:')) yield rest.slice('data:'.length).trim();
}
