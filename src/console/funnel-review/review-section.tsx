import { useId } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { CsvLink } from '../figures/csv-link.tsx';
import report from '../figures/report.module.css';
import classes from './funnel.module.css';
import { reviewPath } from './review-queries.ts';
import { useReviewedPipeline, useReviewParams } from './use-review.ts';

interface ReviewSectionProps {
  title: string;
  hint?: string;
  /** The name of the table as a file. */
  table: string;
  /** Beside the title. */
  aside?: ReactNode;
  children: ReactNode;
}

/** One part of the review with its name, what it means, and the way to its file. */
export function ReviewSection({ title, hint, table, aside, children }: ReviewSectionProps) {
  const id = useId();
  const params = useReviewParams();
  const { pipeline } = useReviewedPipeline();
  return (
    <section className={report.section} aria-labelledby={id}>
      <div className={report.sectionHead}>
        <div>
          <h2 id={id} className={classes.sectionTitle}>
            {title}
          </h2>
          {hint && <p className={classes.hint}>{hint}</p>}
        </div>
        <div className={report.controls}>
          {aside}
          {params && pipeline && (
            <CsvLink path={`${reviewPath(pipeline.id)}.csv`} title={title} params={params} also={{ table }} />
          )}
        </div>
      </div>
      {children}
    </section>
  );
}
