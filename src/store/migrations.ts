import { recountTally } from './board-tally.ts';
import { dropOldIdentityIndex } from './contacts/drop-old-identity-index.ts';
import { fillContacts } from './contacts/fill-contacts.ts';
import { upgradeLeadPoints } from './lead-quality/upgrade-lead-points.ts';
import type { Store } from './open-store.ts';
import { upgradePipelines } from './pipelines/upgrade-pipelines.ts';
import { upgradeTags } from './tags/upgrade-tags.ts';
import { upgradeTasks } from './tasks/upgrade-tasks.ts';
import { upgradeTriggers } from './upgrade-triggers.ts';

/** Changes of the form in which documents are kept, oldest first. Each may run twice, and beside a process that has not stopped yet. */
const STEPS: readonly ((store: Store) => Promise<void>)[] = [
  // 1: the funnel.
  async (store) => {
    const { dialogs, contacts } = store;
    await dialogs.updateMany({ visited: { $exists: false } }, [
      {
        $set: {
          visited: [{ $concat: ['$pipelineId', '/', '$stageId'] }],
          lossReasonId: null,
          amount: null,
          fields: { $literal: {} },
          planId: null,
          taskDue: null,
        },
      },
    ]);
    await dialogs.updateMany({ managerIds: { $exists: false } }, { $set: { managerIds: [] } });
    await dialogs.updateMany({ lastIntent: { $exists: false } }, { $set: { lastIntent: null } });
    await dialogs.updateMany({ sharing: { $exists: false } }, { $set: { sharing: null, sharedBy: null } });
    await upgradeTriggers(store);
    await upgradeTasks(store);
    await upgradeTags(store);
    await contacts.updateMany({ fields: { $exists: false } }, { $set: { fields: {}, consent: null, blockedAt: null } });
    await contacts.updateMany({ plans: { $exists: false } }, { $set: { plans: [] } });
    await fillContacts(store);
    await dropOldIdentityIndex(store);
    await upgradePipelines(store);
    await recountTally(store);
  },
  // 2: what a lead has earned points by.
  upgradeLeadPoints,
  // 3: who gets digests is told of channels that are not well, too.
  async ({ digestReaders }) => {
    await digestReaders.updateMany({ alerts: { $exists: false } }, { $set: { alerts: true } });
  },
];

/** Brings documents that an older version of the program has written into today's form. Nothing to do costs one read. */
export async function migrate(store: Store): Promise<void> {
  const version = await formOf(store);
  for (const [index, step] of STEPS.entries()) {
    if (index < version) continue;
    await step(store);
    await store.settings.updateOne({ _id: 'form' }, { $set: { value: index + 1 } }, { upsert: true });
  }
}

async function formOf({ settings }: Store): Promise<number> {
  const stored = await settings.findOne({ _id: 'form' });
  return typeof stored?.value === 'number' ? stored.value : 0;
}
