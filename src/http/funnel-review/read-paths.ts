import type { FigureQuery } from '../../domain/analytics/figure-query.ts';
import { journeysIn } from '../../domain/analytics/journeys-in.ts';
import { type Path, pathsOf } from '../../domain/funnel-review/path.ts';
import type { Pipeline } from '../../domain/pipeline.ts';
import type { Books } from '../../store/analytics/books.ts';
import { readingOf } from '../../store/analytics/reading.ts';
import type { FiguresState } from '../../store/analytics/rows.ts';
import type { Surroundings } from '../../store/load-situation.ts';
import { type AskedFigures, readFigureQuery } from '../figures/figure-takes.ts';
import type { Principal } from '../principal.ts';
import { type Problem, problem } from '../problem.ts';

/** The ways of the dialogs that somebody asks for. */
export interface ReadPaths {
  kind: 'paths';
  pipeline: Pipeline;
  query: FigureQuery;
  paths: Path[];
  /** Those in a stage of "not a request" that the query does not want. */
  leftOut: Path[];
  state: FiguresState | null;
}

interface Asking {
  books: Books;
  around: Surroundings;
  who: Principal;
  now: Date;
}

/** Reads them; or the problem with what was asked. All are read, so that those left out can be told. */
export async function readPaths(
  pipelineId: string,
  filters: Omit<AskedFigures, 'pipeline'>,
  { books, around, who, now }: Asking,
): Promise<ReadPaths | Problem> {
  const pipeline = around.pipelines.find(({ id }) => id === pipelineId);
  if (!pipeline) return problem('not-found', `There is no pipeline "${pipelineId}".`);
  const asked = readFigureQuery(filters, { around, who, now });
  if (asked.kind === 'problem') return asked;
  const reading = readingOf(around);
  const opened = await books.open({ ...asked.query, withSpam: true }, reading);
  const all = pathsOf(
    pipeline,
    opened.books.flatMap((book) => journeysIn(book, asked.query)),
  );
  const isOut = ({ journey }: Path): boolean =>
    !asked.query.withSpam && reading.spam.has(journey.steps.at(-1)?.visit ?? '');
  return {
    kind: 'paths',
    pipeline,
    query: asked.query,
    paths: all.filter((path) => !isOut(path)),
    leftOut: all.filter(isOut),
    state: opened.state,
  };
}
