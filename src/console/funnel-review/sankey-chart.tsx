import { useComputedColorScheme } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { SankeyChart as Sankey } from 'echarts/charts';
import { TooltipComponent } from 'echarts/components';
import { type EChartsType, init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useEffectEvent, useRef } from 'react';
import type { ReviewView } from '../../http/views/funnel-review-view.ts';
import { WITHOUT } from '../figures/figure-filters.ts';
import { countText } from '../figures/figure-text.ts';
import { useWords } from '../figures/use-words.ts';
import classes from './funnel.module.css';
import { CAME_IN, sankeyOptions, WENT_OUT } from './sankey-options.ts';
import { useOpened } from './use-review.ts';

use([Sankey, TooltipComponent, CanvasRenderer]);

/** Where dialogs went, as streams from stage to stage; each opens. The same numbers stand in the table below it. */
export function SankeyChart({ review }: { review: ReviewView }) {
  const words = useWords();
  const { t, locale } = words;
  const scheme = useComputedColorScheme('light');
  const isPhone = useMediaQuery('(max-width: 767px)', false, { getInitialValueInEffect: false });
  const { open } = useOpened();
  const holder = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType>(null);

  const titleOf = (node: string): string => {
    if (node === CAME_IN) return t('funnelReview.cameIn');
    if (node === WENT_OUT) return t('funnelReview.wentOut');
    return review.stages.find(({ stageId }) => stageId === node)?.title[locale] ?? node;
  };
  const openItem = useEffectEvent((item: unknown) => {
    const { source, target, name } = namesIn(item);
    if (source !== undefined && target !== undefined) {
      open({
        of: 'transition',
        stage: source === CAME_IN ? WITHOUT : source,
        target: target === WENT_OUT ? WITHOUT : target,
      });
    } else if (name !== undefined && name !== CAME_IN && name !== WENT_OUT) open({ of: 'visited', stage: name });
  });
  const draw = useEffectEvent(() => {
    const flowText = (from: string, to: string, dialogs: number): string =>
      t('funnelReview.flow', { from, to, dialogs: countText(words, dialogs) });
    chart.current?.setOption(sankeyOptions({ review, titleOf, flowText, scheme, isPhone }), true);
  });

  useEffect(() => {
    const element = holder.current;
    if (!element) return;
    const drawn = init(element);
    chart.current = drawn;
    const watcher = new ResizeObserver(() => drawn.resize());
    watcher.observe(element);
    drawn.on('click', ({ data }) => openItem(data));
    return () => {
      watcher.disconnect();
      drawn.dispose();
    };
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: drawn anew whenever what it shows has changed
  useEffect(() => draw(), [review, scheme, isPhone, locale]);

  return <div ref={holder} className={classes.sankey} role="img" aria-label={t('funnelReview.flows.picture')} />;
}

/** What ECharts tells of a click: a stream has two ends, a stage a name. */
function namesIn(item: unknown): { source?: string; target?: string; name?: string } {
  if (typeof item !== 'object' || item === null) return {};
  const known = new Map<string, unknown>(Object.entries(item));
  const text = (key: string) => {
    const value = known.get(key);
    return typeof value === 'string' ? { [key]: value } : {};
  };
  return { ...text('source'), ...text('target'), ...text('name') };
}
