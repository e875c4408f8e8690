import type { Coverage } from './coverage.ts';
import type { PlayedStory } from './play-story.ts';

interface Told extends PlayedStory {
  file: string;
  name: string;
  line: number;
}

/** A failed story for a person: where, what was expected and what came, and the conversation so far. Null where all is well. */
export function failureInWords({ file, name, line, lines, failed }: Told): string | null {
  if (!failed) return null;
  const talk = lines.map(({ who, text }) => `    ${who} ${text.replaceAll('\n', '\n      ')}`);
  const wrong = failed.mismatches.map(
    ({ what, expected, got }) =>
      `  ${what}\n    expected: ${expected}\n    got:      ${got.replaceAll('\n', '\n              ')}`,
  );
  return [`${file}:${line} ${name}`, ...talk, ...wrong].join('\n');
}

/** How much of each flow was walked, the least walked first, and the steps that were not. */
export function coverageInWords({ steps, walked, share, flows }: Coverage): string {
  const percent = (part: number, whole: number) => (whole === 0 ? '100 %' : `${Math.floor((part / whole) * 100)} %`);
  const rows = [...flows]
    .sort((a, b) => a.walked / a.steps - b.walked / b.steps || a.flow.localeCompare(b.flow))
    .map((one) => {
      const left = one.missing.length > 0 ? `  not walked: ${one.missing.join(', ')}` : '';
      return `  ${one.flow.padEnd(16)} ${percent(one.walked, one.steps).padStart(5)}  ${one.walked}/${one.steps}${left}`;
    });
  return [`Steps walked: ${walked} of ${steps} (${percent(share, 1)})`, ...rows].join('\n');
}
