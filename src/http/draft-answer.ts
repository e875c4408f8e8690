import type { DraftChanged } from '../engine/training/draft-desk.ts';
import { type Answer, ok } from './answer.ts';
import { invalidInput, problem } from './problem.ts';
import type { DraftChangedView } from './views/training-view.ts';

/** What became of a change of the draft, as HTTP tells it: of an edit that cannot be made with its place, of a file with its line. */
export function draftAnswer(changed: DraftChanged): Answer<DraftChangedView> {
  switch (changed.kind) {
    case 'changed':
      return ok({ version: changed.version, leftOut: changed.leftOut });
    case 'changed_meanwhile':
      return staleDraft(changed.version);
    case 'refused':
      return invalidInput([{ path: `body.edits.${changed.edit}`, reason: changed.reason }]);
    case 'broken':
      return invalidInput(
        changed.problems.map(({ file, line, path, reason }) => ({
          path: `${file}${line ? `:${line}` : ''}${path ? ` ${path}` : ''}`,
          reason,
        })),
      );
  }
}

export const staleDraft = (version: number) =>
  problem('refused', `Somebody has changed the draft meanwhile: it is version ${version} now. Look at it again.`);
