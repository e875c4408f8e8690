import type { BinarySource } from './binary-source.ts';
import { judgeProbe, probeBinary } from './probe-binary.ts';

/** A mongod that the owner has installed: it wins, because they keep it up to date. */
export const pathSource: BinarySource = {
  name: 'mongod on the PATH',
  async find({ refuse }) {
    return judgeProbe(await probeBinary('mongod'), 'mongod', refuse);
  },
};
