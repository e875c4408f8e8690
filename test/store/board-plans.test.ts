import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { BoardFilter } from '../../src/domain/board/board-filter.ts';
import { EVERYTHING } from '../../src/domain/visibility.ts';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { columnQuery, figuresQuery } from '../../src/store/queries/board.ts';
import { testDatabaseUri } from '../support/mongod.ts';
import { seedBoard } from '../support/seed-board.ts';

const NOW = new Date('2026-11-10T12:00:00Z');
const hoursAgo = (hours: number) => new Date(NOW.getTime() - hours * 3_600_000);

const ONE: Record<string, Partial<BoardFilter>> = {
  nothing: {},
  'stages at once': { stageIds: ['new', 'booked'] },
  assignee: { assigneeId: 'olga' },
  nobody: { assigneeId: null },
  channel: { channel: 'telegram' },
  plan: { planId: 'plan-1' },
  open: { open: true },
  tag: { tag: 'tag-1' },
  source: { source: 'ads' },
  'when it began': { from: hoursAgo(40), to: hoursAgo(2) },
  unanswered: { unanswered: true },
  'overdue task': { task: { before: NOW } },
  'any task': { task: {} },
  'no task': { task: null },
  people: { contactIds: ['contact-of-d1', 'contact-of-d2'] },
  field: { fields: { size: 3 } },
};
const SCOPES = { everybody: EVERYTHING, 'an operator': { kind: 'own', operatorId: 'olga' } as const };

/** Each condition alone for both scopes, and each two of them together. */
const CASES = [
  ...Object.entries(SCOPES).flatMap(([who, scope]) =>
    Object.entries(ONE).map(([name, one]) => ({
      name: `${name}, for ${who}`,
      filter: { pipelineId: 'sales', scope, ...one },
      isAlone: true,
    })),
  ),
  ...Object.entries(ONE).flatMap(([name, one], at) =>
    Object.entries(ONE)
      .slice(at + 1)
      .map(([other, more]) => ({
        name: `${name} and ${other}`,
        filter: { pipelineId: 'sales', scope: EVERYTHING, ...one, ...more },
        isAlone: false,
      })),
  ),
];

describe('The board reads by indexes', () => {
  let store: Store;
  beforeAll(async () => {
    store = await openStore(testDatabaseUri('plans'));
    await seedBoard(
      store,
      Array.from({ length: 400 }, (_, n) => ({
        id: `d${n}`,
        stageId: ['new', 'booked', 'lost'][n % 3] ?? 'new',
        stageSince: hoursAgo(n),
        createdAt: hoursAgo(n + 1),
        assigneeId: [null, 'olga', 'ivan'][n % 7] ?? null,
        managerIds: n % 11 === 0 ? ['olga'] : [],
        tags: n % 5 === 0 ? ['tag-1'] : [],
        origin: n % 4 === 0 ? { source: 'ads' } : {},
        planId: n % 6 === 0 ? 'plan-1' : null,
        waitingSince: n % 9 === 0 ? hoursAgo(1) : null,
        taskDue: n % 8 === 0 ? hoursAgo(n - 20) : null,
        fields: n % 3 === 0 ? { size: n % 10 } : {},
      })),
    );
  });
  afterAll(() => store.close());

  const isScan = (plan: unknown) => JSON.stringify(plan).includes('COLLSCAN');

  it(`whatever the filter: ${CASES.length} of them, one by one and in pairs`, async () => {
    const scans: string[] = [];
    for (const { name, filter, isAlone } of CASES) {
      const cursor = { key: hoursAgo(10), id: 'd10' };
      // A page further on is read in the same way: shown with each condition alone.
      for (const place of isAlone ? [null, cursor] : [null]) {
        const page = await columnQuery(store, filter, 'new', { cursor: place, limit: 20 }).explain('queryPlanner');
        if (isScan(page)) scans.push(`cards by ${name}`);
      }
      if (isScan(await figuresQuery(store, filter).explain('queryPlanner'))) scans.push(`figures by ${name}`);
    }
    expect(scans).toEqual([]);
  });
});
