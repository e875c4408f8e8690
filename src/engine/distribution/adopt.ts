import type { Candidate, Person } from '../../domain/distribution/candidates.ts';
import type { DistributionRule } from '../../domain/distribution/rule.ts';
import type { Changes } from '../../domain/perform/draft.ts';
import { orphanedDialogs } from '../../store/distribution/orphans.ts';
import type { DistributorDeps } from './deps.ts';
import { type ReadTable, readTable } from './read-table.ts';
import { shareDialogs } from './share-dialogs.ts';

const AT_ONCE = 100;
const MOST_PAGES = 200;

/**
 * Finds managers for open dialogs of people who have left the team, and of those whose shift has ended where the rule says so. The first
 * of the rules is for what no rule has given them.
 */
export async function adopt(
  deps: DistributorDeps,
  people: readonly (Person & { active: boolean })[],
  rules: readonly DistributionRule[],
  done: (changes: readonly Changes[]) => void,
): Promise<void> {
  const team = people.filter(({ active }) => active);
  const gone = people.filter(({ active }) => !active);
  const those = (dialogs: 'share' | 'owner') =>
    gone.filter(({ profile }) => (profile.left?.dialogs ?? 'share') === dialogs).map(({ id }) => id);
  const toOwner = those('owner');
  const toShare = those('share');
  const left = { operatorIds: [...toOwner, ...toShare], unanswered: false, limit: 1 };
  // Most of the time nobody has left anything behind.
  const isAnyLeft = (await orphanedDialogs(deps.store, left)).length > 0;
  for (const rule of rules) {
    const table = (of: DistributionRule = rule) =>
      readTable(deps.store, of, team, deps.now(), deps.surroundings().business.timezone);
    if (isAnyLeft) {
      const named = { ruleId: rule.id, unanswered: rule.onLeave === 'unanswered' };
      await drain(deps, { operatorIds: toShare, ...named }, 'left', table, done);
    }
    const { candidates } = rule.onShiftEnd === 'nothing' ? { candidates: [] } : (await table()).table;
    const over = candidates.filter(({ away }) => away === 'off_shift' || away === 'absent').map(({ id }) => id);
    if (over.length > 0 && candidates.some(isThere)) {
      const named = { ruleId: rule.id, unanswered: rule.onShiftEnd === 'unanswered' };
      await drain(deps, { operatorIds: over, ...named }, 'shift_ended', table, done);
    }
  }
  if (!isAnyLeft) return;
  // What no rule has given them, or one that is gone.
  const [builtIn] = rules;
  if (!builtIn) return;
  const whole = () => readTable(deps.store, builtIn, team, deps.now(), deps.surroundings().business.timezone);
  const unanswered = builtIn.onLeave === 'unanswered';
  const others = { operatorIds: toShare, notBy: rules.map(({ id }) => id), unanswered };
  await drain(deps, others, 'left', whole, done);
  const ownersOnly = async (): Promise<ReadTable> => {
    const { table, books } = await whole();
    return {
      table: { ...table, rule: { ...table.rule, whenNobody: 'owner' }, candidates: [], known: new Map() },
      books,
    };
  };
  if (toOwner.length > 0) await drain(deps, { operatorIds: toOwner, unanswered: false }, 'left', ownersOnly, done);
}

const isThere = ({ away, weight }: Candidate): boolean => away === null && weight > 0;

type Which = Omit<Parameters<typeof orphanedDialogs>[1], 'limit' | 'after'>;

/**
 * Page by page, once over all of them: those that stay do not keep the others from their turn. Two that cannot be written together, as
 * two of one contact, are parted by smaller pages; one that cannot be written even alone is left for the next time.
 */
async function drain(
  deps: DistributorDeps,
  which: Which,
  cause: 'left' | 'shift_ended',
  table: () => Promise<ReadTable>,
  done: (changes: readonly Changes[]) => void,
): Promise<void> {
  let after: string | undefined;
  let limit = AT_ONCE;
  for (let page = 0; page < MOST_PAGES; page++) {
    const read = await table();
    const dialogs = await orphanedDialogs(deps.store, { ...which, limit, after });
    const last = dialogs.at(-1);
    if (!last) return;
    const outcome = await shareDialogs(deps, read, dialogs, cause);
    if (outcome.kind === 'conflict' && limit > 1) {
      limit >>= 1;
      continue;
    }
    if (outcome.kind === 'done') done(outcome.changes);
    if (dialogs.length < limit) return;
    after = last.id;
    limit = AT_ONCE;
  }
}
