import type { Found } from './passage-index.ts';

/**
 * Below this share of the question's words (rare ones weighing more) a passage is not an answer to it, whatever its score.
 * Chosen on the question lists of test/responder, where 0.65 gives no wrong answer and 0.60 gives three of 125: a wrong answer
 * costs more than none, after which a person is asked.
 */
export const CONFIDENT_COVERAGE = 0.65;

/** Services that fit a question equally well are told together, at most this many: "how much is a haircut?" */
const SERVICES_TOGETHER = 4;
const AS_GOOD_AS = 0.75;

/** The passages that answer the question by themselves, best first; none when it can't be told. */
export function confidentPassages(found: readonly Found[]): Found[] {
  const best = found.find(({ coverage }) => coverage >= CONFIDENT_COVERAGE);
  if (!best) return [];
  if (!isService(best)) return [best];
  return found
    .filter(
      (other) => isService(other) && other.coverage >= best.coverage - 0.01 && other.score >= best.score * AS_GOOD_AS,
    )
    .slice(0, SERVICES_TOGETHER);
}

const isService = ({ passage }: Found): boolean => passage.source.startsWith('business:service/');
