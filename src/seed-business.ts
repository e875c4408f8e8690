import { join } from 'node:path';
import type { Config } from './config.ts';
import { ContentError } from './content.ts';
import { problemLine } from './store/files/file-problem.ts';
import { loadBusiness } from './store/files/load-business.ts';
import type { Store } from './store/open-store.ts';
import { readBusiness } from './store/read-setting.ts';
import { seedFirstStart } from './store/seed/first-start.ts';

/** The business's files are read at the first start only; after that the database has the word. */
export async function seedBusiness(store: Store, config: Config): Promise<void> {
  const known = await readBusiness(store);
  if (known) return;
  const loaded = await loadBusiness(join(config.FLOWS_DIR, 'business'));
  if (loaded.kind === 'broken') {
    const lines = loaded.problems.map((problem) => `  ${problemLine(problem)}`);
    throw new ContentError(`The business's files cannot be used:\n${lines.join('\n')}`);
  }
  await seedFirstStart(store, loaded.business);
}
