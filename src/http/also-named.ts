import { z } from 'zod';
import type { ChannelBook } from '../engine/channel-book.ts';
import type { Channel } from '../engine/ports.ts';

/**
 * Meta calls one address for all accounts of an app: the others that a call is about, beside the one at whose address it came. Each
 * still looks at the signature by its own secret.
 */
export function alsoNamedIn(channels: Pick<ChannelBook, 'all'>, at: Channel, body: Buffer): Channel[] {
  if (at.kind === 'telegram') return [];
  const others = channels.all().filter((other) => other !== at && other.kind === at.kind && other.webhookPath !== null);
  if (others.length === 0) return [];
  const named = accountsIn(body);
  return others.filter(({ webhookPath }) => webhookPath !== null && named.has(webhookPath));
}

const soft = z.string().optional().catch(undefined);
const Call = z.object({
  entry: z.array(
    z.looseObject({
      id: soft,
      changes: z
        .array(
          z.looseObject({ value: z.looseObject({ metadata: z.looseObject({ phone_number_id: soft }) }).optional() }),
        )
        .optional()
        .catch(undefined),
    }),
  ),
});

/** Ids of pages and accounts, and of numbers. */
function accountsIn(body: Buffer): Set<string> {
  const parsed = Call.safeParse(readJson(body));
  if (!parsed.success) return new Set();
  return new Set(
    parsed.data.entry.flatMap(({ id, changes = [] }) => [
      ...(id === undefined ? [] : [id]),
      ...changes.flatMap(({ value }) => value?.metadata.phone_number_id ?? []),
    ]),
  );
}

function readJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return null;
  }
}
