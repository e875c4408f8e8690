import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { PromptCheckView } from '../../http/views/conversion-prompt-view.ts';
import { checkQuery } from './conversion-queries.ts';

const TYPED_MS = 400;

/** What is wrong with a text, a moment after it was typed; of the saved one it is known already. */
export function usePromptCheck(text: string, saved: string, ofSaved: PromptCheckView): PromptCheckView {
  const [typed] = useDebouncedValue(text, TYPED_MS);
  const isSaved = typed === saved;
  const { data } = useQuery({ ...checkQuery(typed), enabled: !isSaved, placeholderData: keepPreviousData });
  return isSaved || !data ? ofSaved : data;
}
