import type { Flow } from '../domain/flow/flow.ts';
import { outlineOf } from '../domain/flow/outline.ts';
import { contentHistory, putContent } from '../store/content/content-versions.ts';
import { knownContent } from '../store/content/known-content.ts';
import { NEEDED } from '../store/files/load-flows.ts';
import { type ReadFlow, readFlow } from '../store/files/read-flow.ts';
import type { RouteDeps } from './app-deps.ts';
import { changedMeanwhile } from './changed-meanwhile.ts';
import { countSteps, flowsAfter, presentFlowProblem, presentSteps, untitled } from './present/flow.ts';
import { presentWritten, writerOf } from './present/written.ts';
import { actorOf, type Principal } from './principal.ts';
import { invalidInput, type Problem, problem } from './problem.ts';
import type { FlowCheckView, FlowItemView, FlowStepView, FlowView } from './views/flow-view.ts';

export interface FlowChange {
  id: string;
  /** Null: taken away; `as_file`: as its file has it. */
  text: string | null | 'as_file';
  /** The version that the writer saw. */
  version: number;
}

interface KnownFlow {
  item: FlowItemView;
  text: string;
  file: string | null;
  outline: FlowStepView[] | null;
}

/** What the routes of flows share: reading them as files and changes make them, and changing one. */
export function flowDesk({ store, surroundings, content, clock }: RouteDeps) {
  const team = () => [...surroundings().team, ...surroundings().former];

  /** Every flow that there is, and those that were taken away, in the order of their names. */
  async function flows(): Promise<KnownFlow[]> {
    return (await knownContent(store, 'flow', await content.fileTexts('flow'))).map((known) => {
      const { name: id, origin, text, file } = known;
      const read = origin === 'removed' ? null : whole(id, text);
      const { title, starts_on, digression } = read?.flow ?? untitled(id);
      const steps = read ? outlineOf(read.flow) : [];
      const item: FlowItemView = {
        id,
        title,
        startsOn: starts_on,
        digression,
        steps: countSteps(steps),
        runs: flowsAfter(steps),
        needed: NEEDED.includes(id),
        ...presentWritten(known, team()),
      };
      return { item, text, file, outline: read && presentSteps(steps, read.line) };
    });
  }

  async function viewOf(id: string): Promise<FlowView | null> {
    const all = await flows();
    const found = all.find(({ item }) => item.id === id);
    if (!found) return null;
    const { item, text, file, outline } = found;
    const usedBy = all.filter(({ item: { runs } }) => runs.includes(id)).map((other) => other.item.id);
    return { ...item, text, hasFile: file !== null, usedBy, outline };
  }

  const laid = (id: string, text: FlowChange['text']) =>
    ({
      kind: 'flow',
      name: id,
      state: text === null ? 'removed' : text === 'as_file' ? 'as_file' : 'text',
      text: text === null || text === 'as_file' ? '' : text,
    }) as const;

  /** What would be wrong with this flow; faults of others that were there before are not its own. */
  async function problemsWith(id: string, text: FlowChange['text']) {
    const before = new Set(content.problems().map(keyOf));
    const found = await content.checkWith(laid(id, text));
    return found.filter((one) => one.file.endsWith(`${id}.yml`) || !before.has(keyOf(one)));
  }

  async function check(id: string, text: string): Promise<FlowCheckView> {
    const read = whole(id, text);
    return {
      problems: (await problemsWith(id, text)).map(presentFlowProblem),
      outline: read && presentSteps(outlineOf(read.flow), read.line),
    };
  }

  /** Checked before it is written; in use at once here, in other processes within seconds. */
  async function change({ id, text, version }: FlowChange, who: Principal): Promise<FlowView | Problem> {
    const problems = await problemsWith(id, text);
    if (problems.length > 0) {
      return invalidInput(
        problems.map(({ file, line, path, reason, hint }) => ({
          path: 'body.text',
          reason: [
            `${file.endsWith(`${id}.yml`) ? '' : `${presentFlowProblem({ file, path, reason }).file}, `}line ${line ?? 1}`,
            ...(path ? [path] : []),
            [reason, hint].filter(Boolean).join('; '),
          ].join(': '),
        })),
      );
    }
    const kept = await putContent(store, {
      ...laid(id, text),
      expectedVersion: version,
      at: clock.now(),
      by: actorOf(who),
    });
    if (kept.kind === 'changed_meanwhile') return changedMeanwhile(kept.current, version, team());
    await content.reload();
    return (await viewOf(id)) ?? problem('not-found', 'There is no such flow.');
  }

  const history = async (id: string) =>
    (await contentHistory(store, 'flow', id)).map(({ version, state, text, at, by }) => ({
      version,
      state,
      text,
      at: at.toISOString(),
      by: writerOf(by, team()),
    }));

  return { flows, viewOf, check, change, history, laid };
}

const keyOf = ({ file, path, reason }: { file: string; path: string; reason: string }) => `${file} ${path} ${reason}`;

function whole(id: string, text: string): ReadFlow | null {
  const read = readFlow(`${id}.yml`, text);
  return 'flow' in read ? read : null;
}

/** The beginning of a new flow, which can be saved as it is. */
export const blankFlow = (id: string, title: Flow['title']): string =>
  [
    `id: ${id}`,
    `title: { ru: ${JSON.stringify(title.ru)}, en: ${JSON.stringify(title.en)} }`,
    'starts_on: []',
    'steps:',
    '  - say:',
    '      ru: Здравствуйте! Чем помочь?',
    '      en: Hello! How can I help?',
    '',
  ].join('\n');
