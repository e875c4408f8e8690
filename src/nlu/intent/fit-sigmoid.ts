/** The probability of being right is `sigmoid(slope * at + offset)`. */
export interface Sigmoid {
  slope: number;
  offset: number;
}

/** On a handful of outcomes the fit may say that more evidence makes a guess worse; it never does. */
const LEAST_SLOPE = 0.1;

/** Platt scaling: how likely a guess with this evidence is right, by Newton's method on two numbers. */
export function fitSigmoid(outcomes: readonly { at: number; right: boolean }[]): Sigmoid {
  let slope = 1;
  let offset = 0;
  for (let round = 0; round < 50; round += 1) {
    // A weak pull to slope 1 keeps the solution finite when every guess is right.
    const g = { slope: 0.01 * (slope - 1), offset: 0.01 * offset };
    const h = { slope: 0.01, both: 0, offset: 0.01 };
    for (const { at, right } of outcomes) {
      const chance = sigmoid(slope * at + offset);
      const miss = chance - (right ? 1 : 0);
      const bend = Math.max(chance * (1 - chance), 1e-6);
      g.slope += miss * at;
      g.offset += miss;
      h.slope += bend * at * at;
      h.both += bend * at;
      h.offset += bend;
    }
    const determinant = h.slope * h.offset - h.both * h.both;
    const step = {
      slope: (h.offset * g.slope - h.both * g.offset) / determinant,
      offset: (h.slope * g.offset - h.both * g.slope) / determinant,
    };
    slope -= step.slope;
    offset -= step.offset;
    if (Math.abs(step.slope) + Math.abs(step.offset) < 1e-6) break;
  }
  return { slope: Math.max(slope, LEAST_SLOPE), offset };
}

export const sigmoid = (value: number): number => 1 / (1 + Math.exp(-value));
