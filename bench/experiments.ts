import { clientsNeeded } from '../src/domain/experiments/clients-needed.ts';
import { everMissed, firstFound, ratioAlarms, seeded, type World } from './experiments/simulate.ts';

// How often experiments find what is not there, and what is, when they are looked at after every client: npm run --silent bench:experiments

const RUNS = 1_000;
const CLIENTS = 3_000;

/** No difference: base rates, unequal weights, three variants, and a guess at the rate that is far off. */
const NOTHING: readonly World[] = [
  { rates: [0.02, 0.02], weights: [50, 50], expected: 0.2 },
  { rates: [0.1, 0.1], weights: [50, 50], expected: 0.1 },
  { rates: [0.3, 0.3], weights: [80, 20], expected: 0.3 },
  { rates: [0.5, 0.5], weights: [50, 50], expected: 0.5 },
  { rates: [0.9, 0.9], weights: [10, 90], expected: 0.5 },
  { rates: [0.2, 0.2, 0.2, 0.2], weights: [40, 20, 20, 20], expected: 0.2 },
];

const EFFECTS: readonly World[] = [
  { rates: [0.02, 0.04], weights: [50, 50], expected: 0.02 },
  { rates: [0.1, 0.15], weights: [50, 50], expected: 0.1 },
  { rates: [0.3, 0.4], weights: [50, 50], expected: 0.3 },
  { rates: [0.3, 0.4], weights: [80, 20], expected: 0.3 },
  { rates: [0.5, 0.4], weights: [50, 50], expected: 0.5 },
  { rates: [0.6, 0.75], weights: [50, 50], expected: 0.6 },
];

const POWER_RUNS = 300;

function main(): void {
  const began = performance.now();
  const nothing = NOTHING.map((world, index) => {
    const random = seeded(1_000 + index);
    const found = times(RUNS, () => firstFound(world, CLIENTS, random) !== null);
    return { rate: world.rates[0], weights: world.weights, falsePositives: found / RUNS };
  });
  const missed = EFFECTS.map((world, index) => {
    const random = seeded(2_000 + index);
    return times(POWER_RUNS, () => everMissed(world, CLIENTS, random)) / POWER_RUNS;
  });
  const power = EFFECTS.map((world, index) => powerOf(world, seeded(3_000 + index)));
  const random = seeded(4_000);
  const alarms = Array.from({ length: RUNS }, (_, run) => ratioAlarms(run % 2 ? [50, 50] : [80, 20], CLIENTS, random));
  const line = {
    runs: RUNS,
    clients: CLIENTS,
    falsePositives: nothing,
    falsePositivesMost: Math.max(...nothing.map(({ falsePositives }) => falsePositives)),
    intervalsThatMissed: missed,
    power,
    ratioFalseAlarms: {
      sequential: alarms.filter(({ sequential }) => sequential).length / RUNS,
      chiSquareAtEveryClient: alarms.filter(({ peeking }) => peeking).length / RUNS,
      chiSquareOnce: alarms.filter(({ once }) => once).length / RUNS,
    },
    seconds: Math.round((performance.now() - began) / 100) / 10,
  };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

/** By what number of clients so many experiments had found it, and what was planned for 80 %. */
function powerOf(world: World, random: () => number) {
  const [rate = 0, other = 0] = world.rates;
  const effect = other - rate;
  const planned = clientsNeeded({ rate: Math.min(rate, other), effect: Math.abs(effect), weights: world.weights });
  const found = Array.from({ length: POWER_RUNS }, () => firstFound(world, 2 * planned, random) ?? Infinity);
  const by = (clients: number) => found.filter((at) => at <= clients).length / POWER_RUNS;
  const sorted = found.sort((a, b) => a - b);
  return {
    rate,
    effect: Math.round(effect * 1_000) / 1_000,
    weights: world.weights,
    planned,
    powerAtHalf: by(planned / 2),
    powerAtPlanned: by(planned),
    powerAtDouble: by(planned * 2),
    median: sorted[Math.floor(POWER_RUNS / 2)],
  };
}

const times = (count: number, happens: () => boolean): number =>
  Array.from({ length: count }, happens).filter((happened) => happened).length;

main();
