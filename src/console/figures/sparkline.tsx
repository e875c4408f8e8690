import type { KpiPointView } from '../../http/views/kpi-view.ts';
import classes from './figures.module.css';
import { sparkSegments } from './spark-segments.ts';

/** The course of a figure, small and without numbers: only to see which way it goes. */
export function Sparkline({ series }: { series: readonly KpiPointView[] }) {
  const segments = sparkSegments(series.map(({ value }) => value));
  if (segments.length === 0) return null;
  return (
    <svg className={classes.spark} viewBox="0 0 100 30" preserveAspectRatio="none" aria-hidden="true">
      {segments.map((points) => (
        <polyline
          key={points}
          points={points}
          fill="none"
          stroke="currentColor"
          strokeWidth={1.8}
          strokeLinejoin="round"
          strokeLinecap="round"
          vectorEffect="non-scaling-stroke"
        />
      ))}
    </svg>
  );
}
