import type { Capabilities, FileKind } from '../domain/capabilities/capabilities.ts';
import { fitFile } from '../domain/capabilities/fit-file.ts';
import type { MessageFile } from '../domain/files/file.ts';
import type { OutgoingContent } from '../domain/message.ts';

/** One call to the provider. */
export type Step<Part> = FileStep | { kind: 'text'; part: Part };

export interface FileStep {
  kind: 'file';
  file: MessageFile;
  /** As what the channel takes it. */
  as: FileKind;
  caption: string | null;
}

export type Planned<Part> = { kind: 'steps'; steps: Step<Part>[] } | { kind: 'rejected'; reason: string };

/**
 * What has to be sent, in order: files first, then the text; a text that is short enough goes with the only file. Rejected as a whole when
 * one of the files cannot go at all, so that nobody gets half of it.
 */
export function planSteps<Part>(
  content: OutgoingContent,
  can: Pick<Capabilities, 'media' | 'captionLength'>,
  partsOf: (content: OutgoingContent) => readonly Part[],
): Planned<Part> {
  const { text, files = [], buttons = [], contactRequest } = content;
  const steps: FileStep[] = [];
  for (const file of files) {
    const fitted = fitFile(can, file);
    if (fitted.kind !== 'fits') return { kind: 'rejected', reason: whyNot(file, fitted) };
    const isAlone = files.length === 1 && buttons.length === 0 && !contactRequest;
    const takesText = isAlone && fitted.rule.caption && text.length <= can.captionLength && text.trim() !== '';
    steps.push({ kind: 'file', file, as: fitted.as, caption: takesText ? text : null });
  }
  const isTold = steps.some(({ caption }) => caption !== null);
  const parts = isTold ? [] : partsOf(content).map((part) => ({ kind: 'text' as const, part }));
  if (steps.length + parts.length === 0) return { kind: 'rejected', reason: 'the message has no visible text' };
  return { kind: 'steps', steps: [...steps, ...parts] };
}

function whyNot(file: MessageFile, fitted: Exclude<ReturnType<typeof fitFile>, { kind: 'fits' }>): string {
  if (fitted.kind === 'wrong_type') return `this channel takes no files of the type ${file.mime}: ${file.name}`;
  const megabytes = (bytes: number) => Math.ceil((bytes / 1024 / 1024) * 10) / 10;
  return `the file is too large for this channel, ${megabytes(file.bytes)} MB of at most ${megabytes(fitted.mostBytes)}: ${file.name}`;
}
