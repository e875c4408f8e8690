/** Room of the picture, in its own units. */
const WIDTH = 100;
const HEIGHT = 30;

/**
 * Polylines of a course, `x,y x,y …`; where nothing was measured the line is broken. A value that stands alone becomes a short dash.
 * The lowest value lies at the bottom; a course without ups and downs runs through the middle.
 */
export function sparkSegments(values: readonly (number | null)[]): string[] {
  const known = values.filter((value) => value !== null);
  if (known.length < 2) return [];
  const low = Math.min(...known);
  const span = Math.max(...known) - low;
  const step = WIDTH / Math.max(1, values.length - 1);
  const segments: string[][] = [];
  let isBroken = true;
  values.forEach((value, at) => {
    if (value === null) {
      isBroken = true;
      return;
    }
    const y = span === 0 ? HEIGHT / 2 : HEIGHT - ((value - low) / span) * HEIGHT;
    if (isBroken) segments.push([]);
    isBroken = false;
    segments.at(-1)?.push(point(at * step, y));
  });
  return segments.map((points) => (points.length === 1 ? dash(points[0] ?? '') : points.join(' ')));
}

const point = (x: number, y: number): string => `${round(x)},${round(y)}`;
const round = (value: number): number => Math.round(value * 10) / 10;

function dash(only: string): string {
  const [x = 0, y = 0] = only.split(',').map(Number);
  return `${point(Math.max(0, x - 0.8), y)} ${point(Math.min(WIDTH, x + 0.8), y)}`;
}
