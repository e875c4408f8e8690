import type { Flow } from '../../domain/flow/flow.ts';
import type { OutlineStep } from '../../domain/flow/outline.ts';
import type { DryTurn } from '../../dry-talk/dry-turn.ts';
import type { FileProblem } from '../../store/files/file-problem.ts';
import type { FlowProblemView, FlowStepView, TriedTurnView } from '../views/flow-view.ts';
import { presentFileProblem } from './file-problem.ts';

export const presentFlowProblem = (problem: FileProblem): FlowProblemView => ({
  ...presentFileProblem(problem),
  column: problem.column ?? null,
  path: problem.path,
  hint: problem.hint ?? null,
});

export function presentSteps(
  steps: readonly OutlineStep[],
  lineOf: (path: readonly (string | number)[]) => number,
): FlowStepView[] {
  return steps.map(({ path, branches, ...step }) => ({
    ...step,
    line: lineOf(path),
    branches: branches.map((branch) => ({ ...branch, steps: presentSteps(branch.steps, lineOf) })),
  }));
}

/** Other flows that it goes on in, each once. */
export const flowsAfter = (steps: readonly OutlineStep[]): string[] => [
  ...new Set(
    steps.flatMap(({ to, branches }) => [
      ...(to ? [to] : []),
      ...branches.flatMap((branch) => flowsAfter(branch.steps)),
    ]),
  ),
];

export const countSteps = (steps: readonly OutlineStep[]): number =>
  steps.reduce(
    (sum, { branches }) => sum + 1 + branches.reduce((inside, branch) => inside + countSteps(branch.steps), 0),
    0,
  );

export const presentTried = ({
  replies,
  intent,
  score,
  flow,
  step,
  slots,
  events,
  handoff,
}: DryTurn): TriedTurnView => ({
  replies: replies.map(({ text, buttons }) => ({ text, buttons: buttons.map(({ label }) => label) })),
  intent,
  score,
  flow,
  step,
  slots,
  events: events.map(({ body }) => body.type),
  handoff,
});

/** What a flow is called while its text cannot be read. */
export const untitled = (id: string): Pick<Flow, 'title' | 'starts_on' | 'digression'> => ({
  title: { ru: id, en: id },
  starts_on: [],
  digression: false,
});
