import classes from './bitrix24.module.css';
import { linesOf } from './lines-of.ts';

/** The parameters of a call, a line each, as a person reads them. */
export function CallParams({ params }: { params: Record<string, unknown> }) {
  return (
    <dl className={classes.params}>
      {linesOf(params).map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value || '—'}</dd>
        </div>
      ))}
    </dl>
  );
}
