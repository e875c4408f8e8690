import type { Candidate } from './candidates.ts';
import type { Lead } from './lead.ts';
import type { Ledger, Tally } from './ledger.ts';
import { tallyOf } from './ledger.ts';
import { nextShare } from './next-share.ts';
import type { DistributionRule } from './rule.ts';
import type { AssignmentReason, PassedOver, ShareVerdict } from './sharing.ts';

/** What a rule decides by. All of it is as it was read together with the ledger's version. */
export interface Table {
  rule: DistributionRule;
  ledger: Ledger;
  candidates: readonly Candidate[];
  /** Everybody of the team whom contacts know, as the rule sees them, members or not. */
  known: ReadonlyMap<string, Candidate>;
  ownerId: string | null;
  now: Date;
}

export interface Shared {
  verdicts: readonly { lead: Lead; verdict: ShareVerdict }[];
  shares: Ledger['shares'];
}

/** More would make every event a burden to keep and to send; the rest is told by number of the pool alone. */
const MOST_TOLD = 30;

/**
 * Decides who gets each lead, in their order; pure. What one gets counts for the next: shares, loads, and whom a contact knows.
 * Refuses nobody: a lead that nobody can get waits, is left in the queue, or goes to the owner, as the rule says.
 */
export function shareOut(leads: readonly Lead[], table: Table): Shared {
  const desk: Desk = { ...table, tally: tallyOf(table.ledger), given: new Map(), met: new Map() };
  const verdicts = leads.map((lead) => ({ lead, verdict: decide(lead, desk) }));
  return { verdicts, shares: desk.tally.shares() };
}

interface Desk extends Table {
  tally: Tally;
  /** What each has got in this very round. */
  given: Map<string, number>;
  /** Whom contacts have met in this very round. */
  met: Map<string, string>;
}

function decide(lead: Lead, desk: Desk): ShareVerdict {
  const { rule, tally } = desk;
  if (lead.returned) {
    if (lead.counted !== null) tally.add(lead.counted, -1);
    return { kind: 'settle' };
  }
  const linked = linkedTo(lead, desk);
  if (linked.kind === 'give') return hand(lead, desk, linked.to, linked.code, [linked.to], []);
  if (linked.kind === 'wait') return wait(lead, desk);

  const passed: AssignmentReason['passed'] = [];
  const pool: Candidate[] = [];
  const absent: Candidate[] = [];
  for (const candidate of desk.candidates) {
    const why = unfit(lead, candidate, desk);
    if (why === null) pool.push(candidate);
    else passed.push({ operatorId: candidate.id, why });
    if (candidate.away !== null && why === candidate.away && candidate.weight > 0) absent.push(candidate);
  }
  const chosen = nextShare(pool.map((one) => shareOf(one, desk)));
  const to = pool.find(({ id }) => id === chosen?.id);
  if (!to) return nobody(lead, desk, passed);
  if (rule.afterAbsence === 'forgive') {
    const turn = nextShare([...pool, ...absent].map((one) => shareOf(one, desk)));
    if (turn && absent.some(({ id }) => id === turn.id)) tally.miss(turn.id);
  }
  return hand(lead, desk, to, 'share', pool, passed);
}

type Linked = { kind: 'give'; to: Candidate; code: 'linked' | 'previous' } | { kind: 'wait' } | { kind: 'share' };

/** Whom the customer knows comes first: in the linked mode always, in the even mode if the rule says so and nothing is in the way. */
function linkedTo(lead: Lead, desk: Desk): Linked {
  const { rule } = desk;
  const id = desk.met.get(lead.contactId) ?? lead.known;
  const mate = id === null || id === lead.holder ? undefined : desk.known.get(id);
  if (!mate) return { kind: 'share' };
  const hadIt = lead.tried.includes(mate.id);
  const why = unfit({ ...lead, tried: [] }, mate, desk);
  if (rule.mode === 'linked') {
    const isThere = why === null || STAYS_LINKED.has(why);
    // Who waits for one person asks that person again, once there.
    if (isThere && (!hadIt || rule.whenLinkedAway === 'wait')) return { kind: 'give', to: mate, code: 'linked' };
    return { kind: rule.whenLinkedAway === 'other' ? 'share' : 'wait' };
  }
  const isMember = desk.candidates.some((candidate) => candidate.id === mate.id);
  return rule.stickToPrevious && isMember && why === null && !hadIt
    ? { kind: 'give', to: mate, code: 'previous' }
    : { kind: 'share' };
}

/** What does not part a customer from the manager whom he or she knows. */
const STAYS_LINKED = new Set<PassedOver>(['skill', 'language', 'no_share']);

function unfit(lead: Lead, candidate: Candidate, { rule, candidates, given }: Desk): PassedOver | null {
  if (candidate.weight === 0) return 'no_share';
  if (lead.tried.includes(candidate.id)) return 'had_it';
  if (candidate.away !== null) return candidate.away;
  // Before what does not part a customer from whom he or she knows: nothing lifts a cap.
  const isOwn = lead.holder === candidate.id ? 1 : 0;
  if (candidate.cap !== null && candidate.load + (given.get(candidate.id) ?? 0) - isOwn >= candidate.cap) return 'full';
  if (rule.skills.language && candidate.languages.length > 0 && !candidate.languages.includes(lead.locale))
    return 'language';
  if (rule.skills.tags) {
    // A tag that is nobody's skill asks for nothing.
    const needed = lead.tags.filter((tag) => candidates.some(({ skills }) => skills.includes(tag)));
    if (needed.some((tag) => !candidate.skills.includes(tag))) return 'skill';
  }
  return null;
}

const shareOf = ({ id, weight }: Candidate, { tally }: Desk) => ({ id, weight, count: tally.weighed(id) });

function hand(
  lead: Lead,
  desk: Desk,
  to: Candidate,
  code: AssignmentReason['code'],
  pool: readonly Candidate[],
  passed: AssignmentReason['passed'],
): ShareVerdict {
  const { rule, tally } = desk;
  const reason = reasonOf(lead, desk, code, pool, passed, to.id);
  if (lead.counted !== null) tally.add(lead.counted, -1);
  tally.add(to.id, 1);
  desk.given.set(to.id, (desk.given.get(to.id) ?? 0) + 1);
  if (lead.holder !== null) desk.given.set(lead.holder, (desk.given.get(lead.holder) ?? 0) - 1);
  desk.met.set(lead.contactId, to.id);
  return rule.acceptWithinSeconds === null
    ? { kind: 'give', operatorId: to.id, reason }
    : { kind: 'offer', operatorId: to.id, seconds: rule.acceptWithinSeconds, reason };
}

/** Nobody of the rule is there, or all who are have had it. */
function nobody(lead: Lead, desk: Desk, passed: AssignmentReason['passed']): ShareVerdict {
  const { rule, ownerId } = desk;
  if (staysWithHolder(lead)) return wait(lead, desk);
  const isRefused = lead.tried.length > 0;
  const what = isRefused ? rule.whenNoneAccepts : rule.whenNobody;
  if (what === 'owner' && ownerId !== null) {
    const reason = reasonOf(lead, desk, 'owner', [], passed, ownerId);
    return lose(lead, desk, { kind: 'give', operatorId: ownerId, reason });
  }
  if (what === 'queue') return lose(lead, desk, { kind: 'leave', why: isRefused ? 'none_accepted' : 'nobody' });
  return wait(lead, desk, isRefused && rule.whenNoneAccepts === 'again');
}

function wait(lead: Lead, desk: Desk, again = false): ShareVerdict {
  const verdict = { kind: 'wait', again } as const;
  return staysWithHolder(lead) ? verdict : lose(lead, desk, verdict);
}

/** Unless its manager has left the team, a dialog stays where it is until somebody can take it. */
export const staysWithHolder = ({ cause, holder }: Lead): boolean => cause !== 'left' && holder !== null;

/** Whoever it was counted for has not got it, and nobody of the rule gets it now. */
function lose(lead: Lead, { tally }: Desk, verdict: ShareVerdict): ShareVerdict {
  if (lead.counted !== null) tally.add(lead.counted, -1);
  return verdict;
}

function reasonOf(
  lead: Lead,
  { rule, tally, now }: Desk,
  code: AssignmentReason['code'],
  pool: readonly Candidate[],
  passed: AssignmentReason['passed'],
  toId: string,
): AssignmentReason {
  const told = [...pool].sort((a, b) => Number(b.id === toId) - Number(a.id === toId)).slice(0, MOST_TOLD);
  return {
    ruleId: rule.id,
    code,
    cause: lead.cause,
    pool: told.map(({ id, weight }) => ({ operatorId: id, count: tally.counted(id), weight })),
    passed: passed.slice(0, MOST_TOLD),
    waitedMs: Math.max(0, now.getTime() - lead.since.getTime()),
  };
}
