import type { EChartsCoreOption } from 'echarts/core';
import type { ReviewStageView, TransitionView } from '../../http/views/funnel-review-view.ts';

const palette = {
  light: { text: '#33363f', line: '#c4c6d2', surface: '#ffffff' },
  dark: { text: '#d5d8e1', line: '#4a4e5c', surface: '#1b1d24' },
} as const;

/** Where dialogs come from that begin in the pipeline, and where those go that leave it, as nodes. */
export const CAME_IN = 'came in';
export const WENT_OUT = 'went out';

interface Drawn {
  review: { stages: readonly Pick<ReviewStageView, 'stageId' | 'colour'>[]; transitions: readonly TransitionView[] };
  /** How a node is called. */
  titleOf: (node: string) => string;
  /** What is said of a flow. */
  flowText: (from: string, to: string, dialogs: number) => string;
  scheme: 'light' | 'dark';
  isPhone: boolean;
}

/**
 * What goes forward, for a Sankey of ECharts, which knows no circles: ways back stand in the matrix and among the returns.
 */
export function forwardFlows({ stages, transitions }: Drawn['review']): TransitionView[] {
  const place = new Map(stages.map(({ stageId }, at) => [stageId, at]));
  return transitions.filter(({ from, to }) => {
    if (from === null || to === null) return true;
    return (place.get(from) ?? 0) < (place.get(to) ?? 0);
  });
}

export function sankeyOptions({ review, titleOf, flowText, scheme, isPhone }: Drawn): EChartsCoreOption {
  const colours = palette[scheme];
  const flows = forwardFlows(review).map(({ from, to, dialogs }) => ({
    source: from ?? CAME_IN,
    target: to ?? WENT_OUT,
    value: dialogs,
  }));
  const drawn = new Set(flows.flatMap(({ source, target }) => [source, target]));
  const colourOf = new Map(review.stages.map(({ stageId, colour }) => [stageId, colour]));
  const nodes = [CAME_IN, ...review.stages.map(({ stageId }) => stageId), WENT_OUT].filter((node) => drawn.has(node));
  return {
    animation: false,
    tooltip: {
      trigger: 'item',
      confine: true,
      backgroundColor: colours.surface,
      borderColor: colours.line,
      textStyle: { color: colours.text },
      formatter: ({ data }: { data: { name?: string; source?: string; target?: string; value?: number } }) =>
        data.source !== undefined && data.target !== undefined
          ? escaped(flowText(titleOf(data.source), titleOf(data.target), data.value ?? 0))
          : escaped(titleOf(data.name ?? '')),
    },
    series: [
      {
        type: 'sankey',
        left: 8,
        right: isPhone ? 8 : 150,
        top: isPhone ? 24 : 12,
        bottom: isPhone ? 28 : 12,
        orient: isPhone ? 'vertical' : 'horizontal',
        nodeWidth: isPhone ? 12 : 14,
        nodeGap: isPhone ? 16 : 18,
        draggable: false,
        // In the order of the stages.
        layoutIterations: 0,
        emphasis: { focus: 'adjacency' },
        data: nodes.map((name) => ({ name, itemStyle: { color: colourOf.get(name) ?? colours.line, borderWidth: 0 } })),
        links: flows,
        lineStyle: { color: 'source', opacity: scheme === 'dark' ? 0.35 : 0.28, curveness: 0.5 },
        label: {
          color: colours.text,
          fontSize: isPhone ? 11 : 13,
          position: isPhone ? 'top' : 'right',
          width: isPhone ? 84 : 140,
          overflow: 'truncate',
          formatter: ({ name }: { name: string }) => titleOf(name),
        },
      },
    ],
  };
}

/** Titles are written by people, and ECharts takes them for HTML. */
const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.codePointAt(0) ?? 0};`);
