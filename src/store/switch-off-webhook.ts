import type { Task } from '../domain/task.ts';
import type { Webhook } from '../domain/webhook.ts';
import { offNotice } from '../domain/webhooks/off-notice.ts';
import type { Store } from './open-store.ts';
import { listMembers } from './queries/users.ts';
import { readBusiness } from './read-setting.ts';
import { forgetSubscriptions } from './subscriptions.ts';
import { addFreeTask } from './tasks/free-tasks.ts';

/**
 * Switches a webhook off by itself and gives the owner a task that says so: once, whoever else finds the same. Not when it has got another
 * address meanwhile. True when it was on.
 */
export async function switchOffWebhook(
  store: Store,
  { id, url }: Pick<Webhook, 'id' | 'url'>,
  by: NonNullable<Webhook['disabledBy']>,
  { now, newId }: { now: Date; newId(): string },
): Promise<boolean> {
  const off = await store.webhooks.updateOne(
    { _id: id, url, enabled: true },
    { $set: { enabled: false, disabledBy: by }, $unset: { failing: '' } },
  );
  forgetSubscriptions(store);
  if (off.modifiedCount === 0) return false;
  const [members, business] = await Promise.all([listMembers(store), readBusiness(store)]);
  const owner = members.find(({ role, active }) => role === 'owner' && active);
  const task: Task = {
    id: newId(),
    dialogId: null,
    contactId: null,
    kind: 'custom',
    title: offNotice(url, by)[business?.defaultLocale ?? 'ru'],
    due: now,
    repeat: null,
    after: null,
    assigneeId: owner?.id ?? null,
    state: 'open',
    closedAt: null,
    result: null,
    overdueFor: null,
    createdAt: now,
    version: 0,
  };
  await addFreeTask(store, task);
  return true;
}
