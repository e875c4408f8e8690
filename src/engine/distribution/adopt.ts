import type { Candidate, Person } from '../../domain/distribution/candidates.ts';
import type { DistributionRule } from '../../domain/distribution/rule.ts';
import type { Changes } from '../../domain/perform/draft.ts';
import { orphanedDialogs } from '../../store/distribution/orphans.ts';
import type { DistributorDeps } from './deps.ts';
import { type ReadTable, readTable } from './read-table.ts';
import { type ShareOutcome, shareDialogs } from './share-dialogs.ts';

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

type Which = Omit<Parameters<typeof orphanedDialogs>[1], 'limit'>;

/** Page by page until none is left that could be moved. */
async function drain(
  deps: DistributorDeps,
  which: Which,
  cause: 'left' | 'shift_ended',
  table: () => Promise<ReadTable>,
  done: (changes: readonly Changes[]) => void,
): Promise<void> {
  for (let page = 0; page < MOST_PAGES; page++) {
    const read = await table();
    const dialogs = await orphanedDialogs(deps.store, { ...which, limit: AT_ONCE });
    if (dialogs.length === 0) return;
    const outcome: ShareOutcome = await shareDialogs(deps, read, dialogs, cause);
    if (outcome.kind === 'conflict') continue;
    if (outcome.changes.length === 0) return;
    done(outcome.changes);
  }
}
