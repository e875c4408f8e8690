/** How likely a standard normal value lies beyond z on either side: Numerical Recipes, 3rd ed., 6.2.2, relative error below 1.2e-7. */
export function twoSided(z: number): number {
  const x = z / Math.SQRT2;
  const t = 1 / (1 + x / 2);
  const power = POLYNOMIAL.reduceRight((sum, factor) => factor + t * sum, 0);
  return Math.min(1, t * Math.exp(power - x * x));
}

const POLYNOMIAL = [
  -1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806, 0.27886807, -1.13520398, 1.48851587, -0.82215223,
  0.17087277,
];
