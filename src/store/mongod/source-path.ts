import type { BinarySource } from './binary-source.ts';
import { readBinaryVersion } from './binary-version.ts';

/** A mongod that the owner has installed: it wins, because they update it. */
export const pathSource: BinarySource = {
  name: 'mongod on the PATH',
  async find({ refuse }) {
    const version = await readBinaryVersion('mongod').catch((error: NodeJS.ErrnoException) => error);
    if (version instanceof Error) {
      return { kind: 'missing', reason: version.code === 'ENOENT' ? 'not installed' : version.message };
    }
    const reason = refuse(version);
    return reason === null ? { kind: 'found', path: 'mongod', version } : { kind: 'missing', reason };
  },
};
