import { dirname, isAbsolute, join } from 'node:path';
import type { Business } from '../domain/business/business.ts';
import type { FlowBook } from '../domain/flow/route.ts';
import type { DryTalkParts } from '../dry-talk/create-dry-talk.ts';
import type { FileProblem } from '../store/files/file-problem.ts';
import { loadBusiness } from '../store/files/load-business.ts';
import { type Coverage, countSteps } from './coverage.ts';
import type { ReadStories } from './load-stories.ts';
import { type PlayedStory, playStory } from './play-story.ts';
import { failureInWords } from './report.ts';

export interface StoryResult extends PlayedStory {
  file: string;
  name: string;
  /** Where the turn stands that failed, or the first one. */
  line: number;
}

export interface PlayedStories {
  results: StoryResult[];
  coverage: Coverage;
  /** Each failure as text for a person, ready to be printed. */
  failures: string[];
}

export interface Theatre {
  content: DryTalkParts['content'];
  /** The business of files that name none. */
  business: Business;
}

/** Plays all stories of these files, one after the other, and counts the steps that they go through. */
export async function playStories(
  files: readonly ReadStories[],
  { content, business }: Theatre,
): Promise<PlayedStories | { problems: FileProblem[] }> {
  const footprints = countSteps(content.flows());
  const flows = (): FlowBook => footprints.flows;
  const businesses = new Map<string, Business>();
  for (const { file, content: stories } of files) {
    if (stories.business === undefined || businesses.has(placeOf(file, stories.business))) continue;
    const loaded = await loadBusiness(placeOf(file, stories.business));
    if (loaded.kind === 'broken') return { problems: loaded.problems };
    businesses.set(placeOf(file, stories.business), loaded.business);
  }
  const results: StoryResult[] = [];
  for (const { file, content: stories, lineOf } of files) {
    const own = stories.business === undefined ? undefined : businesses.get(placeOf(file, stories.business));
    for (const [index, story] of stories.stories.entries()) {
      const stage = { content: { ...content, flows }, business: own ?? business };
      const played = await playStory(story, stories, stage).catch((error: unknown) => {
        throw new Error(`${file}:${lineOf(index, 0)} ${story.name}: ${String(error)}`, { cause: error });
      });
      results.push({ ...played, file, name: story.name, line: lineOf(index, played.failed?.turn ?? 0) });
    }
  }
  return { results, coverage: footprints.read(), failures: results.flatMap((one) => failureInWords(one) ?? []) };
}

const placeOf = (file: string, business: string): string =>
  isAbsolute(business) ? business : join(dirname(file), business);
