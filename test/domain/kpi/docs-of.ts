import { definitionOf } from '../../../src/domain/kpi/definition-of.ts';
import type { Kpi } from '../../../src/domain/kpi/kpi.ts';

/** `docs/kpis.md`, drawn from the registry; `npx tsx test/domain/kpi/write-docs.ts` writes it. */
export function docsOf(kpis: readonly Kpi[]): string {
  return `${[INTRODUCTION, ...kpis.map(sectionOf)].join('\n\n')}\n`;
}

const INTRODUCTION = `# KPIs

What \`GET /api/v1/kpis\`, the console, the digest and the metrics count. The period is \`[from, to)\`: its end does not
belong to it. Everything is read from events. Where nothing was measured the value is \`null\`, never a made-up zero. The source
of a dialog is the one that was named, or else its \`utm_source\`. Days are days of the business's time zone as it is now.

Every figure can be narrowed to a channel, source, UTM label, pipeline, manager, service, member of the staff or variant of an
experiment. A person or service named by the fact itself (who answered, what was booked) comes before that of its dialog. Dialogs in
stages of the group "not a request" are left out unless they are switched on. What a figure was counted from is listed by
\`GET /api/v1/kpis/{id}/units\`, as many lines as its denominator says. The interval of 95 % is Wilson's for shares, that of the normal
distribution for means, that of the ranks for medians; under 30 observations a figure is marked as a small sample.

This page is drawn from the registry, \`src/domain/kpi/registry.ts\`; after a change there run
\`npx tsx test/domain/kpi/write-docs.ts\`.`;

const UNITS: Record<Kpi['unit'], string> = {
  seconds: 'in seconds',
  share: 'as a fraction of 1',
  points: 'in points from 1 to 5',
  count: 'a number',
  money: "in whole units of the business's currency",
};

function sectionOf(kpi: Kpi): string {
  const { ru, en } = definitionOf(kpi);
  return [
    `## ${kpi.title.en} · ${kpi.title.ru}`,
    `\`${kpi.id}\`, ${UNITS[kpi.unit]}. Target: ${targetOf(kpi)}. Events: ${kpi.reads.map((type) => `\`${type}\``).join(', ')}.`,
    en,
    ru,
    ...(kpi.details.length > 0
      ? [kpi.details.map(({ id, title }) => `- \`${id}\`: ${title.en} · ${title.ru}`).join('\n')]
      : []),
  ].join('\n\n');
}

function targetOf({ target: { min, max } }: Kpi): string {
  const bounds = [...(min === undefined ? [] : [`at least ${min}`]), ...(max === undefined ? [] : [`at most ${max}`])];
  return bounds.join(', ') || 'none';
}
