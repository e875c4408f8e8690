import { describe, expect, it } from '@jest/globals';
import { mayseeDialog, scopeOf, tookAway } from '../../src/domain/visibility.ts';
import { buildDialog } from '../support/build-dialog.ts';
import { buildEvent } from '../support/build-event.ts';

const olga = { kind: 'own', operatorId: 'olga' } as const;

describe('Who sees what (seed 003: own plans and clients only)', () => {
  it.each([
    ['owner', 'all'],
    ['admin', 'all'],
    ['viewer', 'all'],
    ['operator', 'own'],
  ] as const)('%s: %s', (role, kind) => {
    expect(scopeOf({ role, id: 'olga' }, { operatorsSee: 'own' }).kind).toBe(kind);
    expect(scopeOf({ role, id: 'olga' }, { operatorsSee: 'all' }).kind).toBe('all');
  });

  it('a program sees all', () => {
    expect(scopeOf({ role: 'owner', id: null }, { operatorsSee: 'own' })).toEqual({ kind: 'all' });
  });

  it.each([
    ['her own', { assigneeId: 'olga' }, true],
    ['one that nobody leads yet', { assigneeId: null }, true],
    ['somebody else’s', { assigneeId: 'petr' }, false],
    ['somebody else’s of a client of hers', { assigneeId: 'petr', managerIds: ['olga'] }, true],
  ])('an operator sees %s: %s', (_, dialog, seen) => {
    expect(mayseeDialog(olga, buildDialog(dialog))).toBe(seen);
  });

  it('a dialog that goes from her to another one is taken away; one that was never hers is not', () => {
    const given = (from: string | null) => buildEvent({ type: 'assignee_changed', from, to: 'petr', why: '' });
    expect([given('olga'), given(null), given('ivan')].map((event) => tookAway(event, olga))).toEqual([
      true,
      true,
      false,
    ]);
  });
});
