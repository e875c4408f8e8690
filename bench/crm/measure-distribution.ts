import { setTimeout as sleep } from 'node:timers/promises';
import { DEFAULT_RULE_ID } from '../../src/domain/distribution/rule.ts';
import type { Store } from '../../src/store/open-store.ts';
import { BULK_TAG } from './seed-crm.ts';
import { figuresOf, hundredths } from './timed.ts';

const LOOK_EVERY_MS = 100;

/** Thousands of leads ask for a manager at one moment; how long until each has one, and how even the shares are. */
export async function measureDistribution(store: Store, tell: (line: string) => void) {
  const since = new Date();
  const sharing = {
    ruleId: DEFAULT_RULE_ID,
    state: 'waiting' as const,
    since,
    due: since,
    cause: 'asked' as const,
    tried: [],
    offer: null,
  };
  const leads = { tags: BULK_TAG };
  const began = performance.now();
  const { modifiedCount } = await store.dialogs.updateMany(leads, {
    $set: { sharing, assigneeId: null, mode: 'bot', closedAt: null },
    $inc: { version: 1 },
  });
  const waiting = { 'sharing.ruleId': DEFAULT_RULE_ID };
  while ((await store.dialogs.countDocuments(waiting, { hint: 'to be shared', limit: 1 })) > 0)
    await sleep(LOOK_EVERY_MS);
  const seconds = hundredths((performance.now() - began) / 1_000);
  const given = await store.events
    .find({ 'body.type': 'assignee_changed', at: { $gte: since } })
    .project<{ body: { to: string; reason?: { waitedMs: number } } }>({ body: 1 })
    .toArray();
  const shares = new Map<string, number>();
  for (const { body } of given) shares.set(body.to, (shares.get(body.to) ?? 0) + 1);
  const counts = [...shares.values()];
  const spread = Math.max(0, ...counts) - Math.min(...counts, Number.MAX_SAFE_INTEGER);
  tell(
    `${modifiedCount} leads shared among ${shares.size} in ${seconds} s, the largest share ${spread} above the smallest`,
  );
  return {
    leads: modifiedCount,
    seconds,
    managers: shares.size,
    spread,
    wait: figuresOf(given.flatMap(({ body }) => body.reason?.waitedMs ?? [])),
  };
}
