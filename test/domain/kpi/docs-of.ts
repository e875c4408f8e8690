import { definitionOf } from '../../../src/domain/kpi/definition-of.ts';
import type { Kpi } from '../../../src/domain/kpi/kpi.ts';

/** `docs/kpis.md`, drawn from the registry; `npx tsx test/domain/kpi/write-docs.ts` writes it. */
export function docsOf(kpis: readonly Kpi[]): string {
  return `${[INTRODUCTION, ...kpis.map(sectionOf)].join('\n\n')}\n`;
}

const INTRODUCTION = `# KPIs

What \`GET /api/v1/kpis?from&to&channel&source\` and the console's KPI page count. The period is \`[from, to)\`: its end does not
belong to it. Everything is read from events. Where nothing was measured the value is \`null\`, never a made-up zero. The source
of a dialog is the one that was named, or else its \`utm_source\`. Days of the series are days of the business's time zone.

This page is drawn from the registry, \`src/domain/kpi/registry.ts\`; after a change there run
\`npx tsx test/domain/kpi/write-docs.ts\`.`;

const UNITS: Record<Kpi['unit'], string> = {
  seconds: 'in seconds',
  share: 'as a fraction of 1',
  points: 'in points from 1 to 5',
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
