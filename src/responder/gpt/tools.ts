import type { ChatCompletionTool } from 'openai/resources/chat/completions';
import { z } from 'zod';
import type { Question } from '../../engine/ports.ts';
import type { ToolCall } from './completion.ts';

export type ToolOutcome =
  | { kind: 'result'; content: string }
  | { kind: 'error'; content: string }
  | { kind: 'handoff' };

interface Tool {
  description: string;
  schema: z.ZodType;
  run(args: unknown): Promise<ToolOutcome>;
}

/** A model reads no more of a list with profit, and every character is paid. */
const MAX_RESULT_CHARS = 6000;

/**
 * What GPT may look up. The tools are already bound to this customer, no argument names a person, and unknown arguments are
 * refused; so whatever a message talks the model into, it sees no more than the customer may.
 */
export function toolsFor({ tools, business }: Question): Record<string, Tool> {
  const serviceId = oneOf('service', business.services);
  const staffId = oneOf(
    'staff',
    business.staff.filter(({ active }) => active),
  );
  const date = z.iso.date();
  return {
    prices: tool(
      'Prices and durations, of one service or of all',
      z.strictObject({ serviceId: serviceId.exactOptional() }),
      (args) => tools.prices(args),
    ),
    hours: tool(
      'Opening hours, of one date (YYYY-MM-DD) or the usual week',
      z.strictObject({ date: date.exactOptional() }),
      (args) => tools.hours(args),
    ),
    free_slots: tool(
      'Times that are free for a service, optionally on a date (YYYY-MM-DD) and with one specialist',
      z.strictObject({ serviceId, date: date.exactOptional(), staffId: staffId.exactOptional() }),
      (args) => tools.freeSlots(args),
    ),
    own_appointments: tool("This customer's own appointments", z.strictObject({}), () => tools.ownAppointments()),
    handoff: {
      description: 'Hand the dialog to a person; only when the customer asks for one or complains',
      schema: z.object({}),
      run: async () => ({ kind: 'handoff' }),
    },
  };
}

export function describeTools(tools: Record<string, Tool>): ChatCompletionTool[] {
  return Object.entries(tools).map(([name, { description, schema }]) => {
    const { $schema: _, ...parameters } = z.toJSONSchema(schema);
    return { type: 'function', function: { name, description, parameters } };
  });
}

/** Runs one call. What is wrong with a call is told to the model, which may then do better; nothing is thrown. */
export async function runTool(call: ToolCall, tools: Record<string, Tool>): Promise<ToolOutcome> {
  const wanted = Object.hasOwn(tools, call.name) ? tools[call.name] : undefined;
  if (!wanted)
    return failure(`there is no tool "${call.name.slice(0, 40)}"; there are ${Object.keys(tools).join(', ')}`);
  const args = parseArguments(call.arguments);
  if (args === undefined) return failure('the arguments are not a JSON object');
  try {
    return await wanted.run(args);
  } catch {
    return failure('not available now');
  }
}

function tool<T>(description: string, schema: z.ZodType<T>, look: (args: T) => Promise<unknown>): Tool {
  return {
    description,
    schema,
    run: async (raw) => {
      const args = schema.safeParse(raw);
      if (!args.success) return failure(z.prettifyError(args.error));
      return { kind: 'result', content: (JSON.stringify(await look(args.data)) ?? 'null').slice(0, MAX_RESULT_CHARS) };
    },
  };
}

const failure = (error: string): ToolOutcome => ({ kind: 'error', content: JSON.stringify({ error }) });

/** Models fill in null for what they leave out. */
function parseArguments(text: string): Record<string, unknown> | undefined {
  try {
    const parsed = z.record(z.string(), z.unknown()).safeParse(JSON.parse(text === '' ? '{}' : text));
    if (!parsed.success) return undefined;
    return Object.fromEntries(Object.entries(parsed.data).filter(([, value]) => value !== null && value !== ''));
  } catch {
    return undefined;
  }
}

function oneOf(what: string, items: readonly { id: string }[]) {
  const ids = items.map(({ id }) => id);
  return z
    .string()
    .refine((id) => ids.includes(id), `unknown ${what}; known: ${ids.join(', ')}`)
    .meta({ enum: ids });
}
