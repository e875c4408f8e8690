import type { Changes } from '../../domain/perform/draft.ts';
import type { TurnDeps } from '../turn.ts';
import { createFileKeeper, type FileKeeper } from './file-keeper.ts';
import { hearVoice } from './hear-voice.ts';
import type { KeepDeps } from './keep-file.ts';
import { openFile } from './open-file.ts';

export interface FilesWork extends Pick<FileKeeper, 'look' | 'start' | 'stop'> {
  hear: TurnDeps['hear'];
  /** The bytes of a kept file. Rejects when they cannot be read now. */
  openFile(fileId: string): Promise<Buffer>;
  /** An address from which a provider can fetch it; null where there is none. */
  fileAddress(fileId: string): Promise<string | null>;
  /** A decision has been committed: what its messages have brought is fetched now. */
  committed(changes: Changes): void;
}

/** All that the engine does with files, put together. */
export function createFilesWork(deps: KeepDeps): FilesWork {
  const { look, start, stop, wake } = createFileKeeper(deps);
  return {
    look,
    start,
    stop,
    hear: (row, beSlow) => hearVoice(deps, row, beSlow),
    openFile: (fileId) => openFile(deps, fileId),
    fileAddress: async (fileId) => deps.files.addressOf(fileId),
    committed({ files }) {
      if (files.some(({ file }) => file.state === 'waiting')) wake();
    },
  };
}
