import type { Logger } from 'pino';
import { ContentError, openContent } from './content.ts';
import type { Business } from './domain/business/business.ts';
import type { DryTalkParts } from './dry-talk/create-dry-talk.ts';
import { createResponder } from './responder/responder.ts';
import { problemLine } from './store/files/file-problem.ts';
import { loadBusiness } from './store/files/load-business.ts';

export interface DryContent {
  content: DryTalkParts['content'];
  business: Business;
  stop(): void;
}

export interface DryFolders {
  intents: string;
  flows: string;
  /** With business.yml, services.yml and staff.yml. */
  business: string;
  /** Trained models are found and kept here. */
  models: string;
}

/**
 * What conversations without database and network are led with: the files of the bot and of a business, the trained understanding, answers
 * from the pages alone.
 * @throws ContentError with one line per problem.
 */
export async function openDryContent(folders: DryFolders, log: Logger, clock: { now(): Date }): Promise<DryContent> {
  const loaded = await loadBusiness(folders.business);
  if (loaded.kind === 'broken') {
    const lines = loaded.problems.map((problem) => `  ${problemLine(problem)}`);
    throw new ContentError(`The business's files cannot be used:\n${lines.join('\n')}`);
  }
  const content = await openContent({ intents: folders.intents, flows: folders.flows }, folders.models, log);
  const responder = createResponder({ knowledge: content.passages, gpt: null, log, clock });
  return {
    content: { flows: content.flows, nlu: content.nlu, responder },
    business: loaded.business,
    stop: content.stop,
  };
}
