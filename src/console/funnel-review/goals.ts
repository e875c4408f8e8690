import type { ReviewView } from '../../http/views/funnel-review-view.ts';

type Goal = ReviewView['goal'];

/** In the order of a customer's way; one that is missing here does not compile. */
const ORDER = { won: true, booked: true, attended: true, paid: true, converted: true } as const satisfies Record<
  Goal,
  true
>;

export const goals: readonly Goal[] = Object.keys(ORDER).filter(isGoal);

/** What is meant when nobody has chosen. */
export const USUAL_GOAL: Goal = 'won';

export function isGoal(text: string | null): text is Goal {
  return text !== null && Object.hasOwn(ORDER, text);
}
