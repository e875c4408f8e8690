/** How many clients there are of each kind: shown the control or the variant, and whether they came to what is counted. */
export interface Counts {
  control: { clients: number; hits: number };
  variant: { clients: number; hits: number };
}

export interface BetsSetup {
  /** The variant's part of the clients of the two, as they are dealt: its weight over both weights. */
  share: number;
  /** What is expected of both before anything is known; a poor guess costs time, never truth. */
  expected: number;
  /** The differences, variant less control, against each of which is bet. */
  differences: readonly number[];
  /** `up`: only that the variant is above; for what must not get worse. */
  sides: 'both' | 'up';
}

export interface Bets {
  /** Clients in any order, between two calls of `turn`. */
  add(counts: Counts): void;
  /** The end of a day: what has been learned may be used from here on, and only from here on. */
  turn(): void;
  /** The logarithm of what a stake of 1 against this difference is worth, by its place in the list. */
  worth(index: number): number;
}

/** Of a stake, at the most so much is lost at once. */
const MOST_LOST = 0.9;
/** What the first guess counts for, in clients. */
const GUESS_COUNTS = 20;
/** Sizes of bets: one of them is about right from a few dozen clients to a hundred thousand. */
const SIZES = [0.6, 0.4, 0.27, 0.18, 0.12, 0.08, 0.053, 0.035, 0.024, 0.016] as const;

/**
 * Bets against differences of two shares, client by client. Each client, dealt to the variant with a known probability `share`, gives an
 * unbiased guess at the true difference: z = (y − m) / share, or −(y − m) / (1 − share) for the control, where y is 0 or 1 and `m` is any number known
 * before (we take the share of both so far, which makes z vary least). A stake that is multiplied by 1 + λ(z − d) is a fair game if d is the true
 * difference, so it ever reaches 1/α with probability α at the most (Ville 1939), however often it is looked at and whenever one stops. It is spread over several λ
 * of both signs, and stays fair.
 *
 * Sources: Waudby-Smith and Ramdas, "Estimating means of bounded random variables by betting", JRSS-B 86 (2024), for betting and mixtures of
 * bets; Waudby-Smith, Wu, Ramdas, Karampatziakis and Mineiro, "Anytime-valid off-policy inference for contextual bandits", ACM/IMS J. Data Science (2024),
 * and Howard, Ramdas, McAuliffe and Sekhon, Annals of Statistics 49 (2021), section 4.2, for z. Exact at any number of clients, and when the shares themselves drift.
 */
export function startBets({ share, expected, differences, sides }: BetsSetup): Bets {
  const lambdas = [...SIZES, ...(sides === 'both' ? SIZES.map((size) => -size) : [])];
  const stakes = new Float64Array(differences.length * lambdas.length);
  const factors = new Float64Array(stakes.length * KINDS);
  let clients = 0;
  let hits = 0;

  function turn(): void {
    const m = (GUESS_COUNTS * expected + hits) / (GUESS_COUNTS + clients);
    const guesses = [(1 - m) / share, -m / share, -(1 - m) / (1 - share), m / (1 - share)];
    const least = Math.min(...guesses);
    const most = Math.max(...guesses);
    let at = 0;
    for (const d of differences) {
      for (const lambda of lambdas) {
        const safe = lambda > 0 ? MOST_LOST / (d - least) : -MOST_LOST / (most - d);
        const bet = lambda > 0 ? Math.min(lambda, safe) : Math.max(lambda, safe);
        for (const z of guesses) factors[at++] = Math.log1p(bet * (z - d));
      }
    }
  }

  turn();
  return {
    turn,
    add({ control, variant }) {
      const yesV = variant.hits;
      const noV = variant.clients - variant.hits;
      const yesC = control.hits;
      const noC = control.clients - control.hits;
      for (let at = 0; at < stakes.length; at++) {
        const from = at * KINDS;
        stakes[at] =
          (stakes[at] ?? 0) +
          yesV * (factors[from] ?? 0) +
          noV * (factors[from + 1] ?? 0) +
          yesC * (factors[from + 2] ?? 0) +
          noC * (factors[from + 3] ?? 0);
      }
      clients += control.clients + variant.clients;
      hits += control.hits + variant.hits;
    },
    worth: (index) => logMean(stakes.subarray(index * lambdas.length, (index + 1) * lambdas.length)),
  };
}

/** A client is shown one of two, and hits or not. */
const KINDS = 4;

function logMean(logs: Float64Array): number {
  let most = Number.NEGATIVE_INFINITY;
  for (const log of logs) if (log > most) most = log;
  let sum = 0;
  for (const log of logs) sum += Math.exp(log - most);
  return most + Math.log(sum / logs.length);
}
