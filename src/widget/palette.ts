type Rgb = readonly [number, number, number];

const WHITE: Rgb = [255, 255, 255];
const BLACK: Rgb = [0, 0, 0];
/** What bubbles stand on; the same as `--surface` in `style.css`. */
const SURFACE = { light: WHITE, dark: [30, 32, 41] } as const;

/** WCAG 2.2: text, and what must be told from what is beside it. */
const TEXT = 4.5;
const SHAPE = 3;
const STEP = 0.04;

/** Colours that follow from the brand's one, each readable where it is used, whatever colour was chosen. */
export interface Palette {
  /** The brand's colour itself. */
  accent: string;
  /** On it. */
  accentText: string;
  /** A breath of it, for chips. */
  accentSoft: string;
  /** It as text, on the surface and on its breath. */
  accentInk: string;
  /** It as an outline, on the surface. */
  accentLine: string;
}

export function paletteOf(color: string, isDark: boolean): Palette {
  const brand = parse(color);
  const surface = isDark ? SURFACE.dark : SURFACE.light;
  const far = isDark ? WHITE : BLACK;
  const soft = mix(surface, brand, isDark ? 0.22 : 0.1);
  return {
    accent: print(brand),
    // One of the two always is readable: where white is not, black has 4.66 at the least.
    accentText: contrast(brand, WHITE) >= TEXT ? '#ffffff' : '#000000',
    accentSoft: print(soft),
    accentInk: print(away(brand, far, (ink) => contrast(ink, soft) >= TEXT && contrast(ink, surface) >= TEXT)),
    accentLine: print(away(brand, far, (line) => contrast(line, surface) >= SHAPE)),
  };
}

/** How far apart two colours are for the eye, from 1 to 21, by WCAG. */
export function contrastOf(one: string, other: string): number {
  return contrast(parse(one), parse(other));
}

/** The first colour on the way from one to another that will do; the other end always does. */
function away(from: Rgb, to: Rgb, isEnough: (color: Rgb) => boolean): Rgb {
  for (let share = 0; share < 1; share += STEP) {
    const color = mix(from, to, share);
    if (isEnough(color)) return color;
  }
  return to;
}

function contrast(one: Rgb, other: Rgb): number {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

function luminance([r, g, b]: Rgb): number {
  return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
}

function linear(channel: number): number {
  const share = channel / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

const mix = (from: Rgb, to: Rgb, share: number): Rgb => [
  between(from[0], to[0], share),
  between(from[1], to[1], share),
  between(from[2], to[2], share),
];
const between = (from: number, to: number, share: number): number => Math.round(from + (to - from) * share);

function parse(color: string): Rgb {
  const value = Number.parseInt(color.slice(1), 16) || 0;
  return [value >> 16, (value >> 8) & 255, value & 255];
}

const print = (color: Rgb): string => `#${color.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
