import type { FileProblem } from '../../store/files/file-problem.ts';

export const presentFileProblem = ({ file, line, reason }: FileProblem) => ({
  // Where this machine keeps its files is nobody's business.
  file: file.split(/[\\/]/).at(-1) ?? file,
  line: line ?? null,
  reason,
});
