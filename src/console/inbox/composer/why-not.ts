import type { TFunction } from 'i18next';
import type { SendsView } from '../../../http/views/sends-view.ts';
import { fileSize } from '../../files/file-size.ts';

type Rules = SendsView['files'];
type Rule = NonNullable<Rules['image']>;

/** Why a file cannot be sent in this dialog, before it is uploaded; null when it can, as far as its name and type tell. */
export function whyNot(t: TFunction, locale: string, files: Rules, file: Pick<File, 'size' | 'type'>): string | null {
  if (file.size === 0) return t('files.why.empty');
  const rules = rulesFor(files, file.type);
  if (rules.length === 0) return t('files.why.wrongType');
  const most = mostOf(rules);
  return file.size > most ? t('files.why.tooLarge', { size: fileSize(t, locale, most) }) : null;
}

/** The largest file of any kind that can be sent; 0 where none can. */
export const largest = (files: Rules): number => mostOf(Object.values(files));

const mostOf = (rules: readonly Rule[]): number => Math.max(0, ...rules.map(({ mostBytes }) => mostBytes));

/** Those that take it: as what it is, or as a document. A type that the browser does not know is for the server to find out. */
function rulesFor(files: Rules, type: string): Rule[] {
  const family = type.split('/')[0] ?? '';
  const own = family === 'image' || family === 'audio' || family === 'video' ? files[family] : undefined;
  const rules = type === '' ? Object.values(files) : [own, files.document];
  return rules.flatMap((rule) =>
    rule && (rule.mimes === null || type === '' || rule.mimes.includes(type)) ? [rule] : [],
  );
}
