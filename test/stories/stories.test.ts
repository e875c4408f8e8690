import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pino from 'pino';
import { type DryContent, openDryContent } from '../../src/open-dry-content.ts';
import { problemLine } from '../../src/store/files/file-problem.ts';
import { loadStories } from '../../src/stories/load-stories.ts';
import { type PlayedStories, playStories } from '../../src/stories/play-stories.ts';
import { coverageInWords } from '../../src/stories/report.ts';
import { ROOT } from '../support/places.ts';

/** Below this somebody has written steps that no conversation goes through. */
const LEAST_WALKED = 0.9;

describe('The bot in whole conversations', () => {
  let opened: DryContent;
  let played: PlayedStories;
  beforeAll(async () => {
    const flows = join(ROOT, 'flows');
    opened = await openDryContent(
      { intents: join(ROOT, 'intents'), flows, business: join(flows, 'business'), models: join(ROOT, 'dist/models') },
      pino({ level: 'silent' }),
      { now: () => new Date('2026-11-24T07:00:00Z') },
    );
    const loaded = await loadStories([join(ROOT, 'test/stories')]);
    if (loaded.kind === 'broken') throw new Error(loaded.problems.map(problemLine).join('\n'));
    const result = await playStories(loaded.files, opened);
    if ('problems' in result) throw new Error(result.problems.map(problemLine).join('\n'));
    played = result;
  });
  afterAll(() => opened?.stop());

  it('does what every story expects of it', () => {
    const { failures, results } = played;
    if (failures.length > 0)
      throw new Error(`${failures.length} of ${results.length} stories went otherwise:\n\n${failures.join('\n\n')}`);
    expect(results.length).toBeGreaterThanOrEqual(200);
  });

  it('goes through nearly every step of every flow', () => {
    const { coverage } = played;
    if (coverage.share < LEAST_WALKED) throw new Error(coverageInWords(coverage));
  });
});
