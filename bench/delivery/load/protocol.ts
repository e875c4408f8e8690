import { z } from 'zod';

/** What the bench tells its load generator, which is a process of its own. Answers carry the order's id. */
export const Order = z.object({
  id: z.number(),
  protocol: z.enum(['telegram', 'botframework']),
  /** The bot's id at the fake channel. Its customers go on from order to order. */
  bot: z.string(),
  port: z.number(),
  path: z.string(),
  secret: z.string(),
  /** Whether the reply repeats the line; else it has just to say something. */
  echoes: z.boolean(),
  customers: z.number(),
  /** `greet`: one greeting in every chat. `talk`: until the time is over or `messages` are sent. */
  kind: z.enum(['greet', 'talk']),
  warmUpMs: z.number().default(0),
  measureMs: z.number().optional(),
  messages: z.number().optional(),
  /** An open loop at this rate instead of a closed one. */
  perSecond: z.number().optional(),
  serverPid: z.number(),
  mongodPid: z.number(),
});
export type Order = z.infer<typeof Order>;

const ms = z.number().nullable();

/** Rates and times are of the measured window; what went wrong is counted from the first message to the last. */
export const LoadResult = z.object({
  messages: z.number(),
  /** All that were sent, with those before and after the window. */
  sent: z.number(),
  seconds: z.number(),
  perSecond: z.number(),
  p50: ms,
  p95: ms,
  p99: ms,
  /** Per message. */
  cpuMs: ms,
  mongodCpuMs: ms,
  generatorCpuMs: ms,
  /** Cores taken by programs that are no part of the bench, and by the hypervisor. */
  otherCores: z.number(),
  stolenCores: z.number(),
  /** Replies of other words than expected, or more than one. */
  bad: z.number(),
  timedOut: z.number(),
  /** Webhook calls answered by other than 2xx. */
  refused: z.number(),
});
export type LoadResult = z.infer<typeof LoadResult>;

export const Report = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('listening'), port: z.number() }),
  z.object({ kind: z.literal('webhook'), bot: z.string(), url: z.string(), secret: z.string() }),
  z.object({ kind: z.literal('done'), id: z.number(), result: LoadResult }),
]);
export type Report = z.infer<typeof Report>;
