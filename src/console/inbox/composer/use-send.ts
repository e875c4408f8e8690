import { useTranslation } from 'react-i18next';
import { useAct } from '../../api/use-act.ts';
import { describeError } from '../../shared/describe-error.ts';
import { dropPending, putPending } from './outbox.ts';
import type { Pending } from './pending.ts';

/** Sends a line, shown in the thread at once. A second try carries the same id, so it cannot be said twice. */
export function useSend(dialogId: string): (line: Pending) => void {
  const { t } = useTranslation();
  const { mutateAsync } = useAct(dialogId);
  return (line) => {
    putPending(dialogId, { ...line, failure: null });
    const files = line.files.map(({ id }) => id);
    const asked =
      line.kind === 'reply'
        ? ({ kind: 'reply', text: line.text, id: line.id, ...(files.length > 0 && { files }) } as const)
        : ({ kind: 'note', text: line.text } as const);
    mutateAsync(asked).then(
      () => dropPending(dialogId, line.id),
      (error: unknown) => putPending(dialogId, { ...line, failure: describeError(t, error) }),
    );
  };
}
