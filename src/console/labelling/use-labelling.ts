import { notifications } from '@mantine/notifications';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LabelItemView } from '../../http/views/labelling-view.ts';
import { keys } from '../api/keys.ts';
import { ApiError } from '../api/problem.ts';
import { describeError } from '../shared/describe-error.ts';
import { labelQueueQuery, sayVerdict, takeBack, type Verdict } from './labelling-queries.ts';

interface Done {
  item: LabelItemView;
  verdict: Verdict;
}

const FEW_LEFT = 4;
const REFUSED = 409;

/**
 * One message after the other, without waiting for the server: a verdict is shown as given and sent behind the next message. What could
 * not be sent comes back; what a colleague was quicker with does not.
 */
export function useLabelling() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const queue = useQuery(labelQueueQuery);
  const [done, setDone] = useState<readonly Done[]>([]);
  /** What was taken back comes first, the last one at the front. */
  const [returned, setReturned] = useState<readonly LabelItemView[]>([]);
  // Verdicts go out one after the other: a label must be there before it is taken back.
  const sending = useRef<Promise<unknown>>(Promise.resolve());

  const isDone = ({ messageId }: LabelItemView) => done.some(({ item }) => item.messageId === messageId);
  const isReturned = ({ messageId }: LabelItemView) => returned.some((item) => item.messageId === messageId);
  const fetched = (queue.data?.items ?? []).filter((item) => !isDone(item) && !isReturned(item));
  const items = [...returned, ...fetched];

  const tell = (error: unknown): void => {
    const message =
      error instanceof ApiError && error.status === REFUSED ? t('labelling.taken') : describeError(t, error);
    notifications.show({ color: 'red', title: t('action.failed'), message });
  };
  const send = (work: () => Promise<unknown>, onError: (error: unknown) => void): void => {
    sending.current = sending.current.then(work).catch((error: unknown) => {
      tell(error);
      onError(error);
    });
  };
  const forget = (item: LabelItemView) => setDone((old) => old.filter((one) => one.item.messageId !== item.messageId));

  const isRunningOut = queue.isSuccess && items.length < FEW_LEFT && done.length > 0;
  const doneCount = done.length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once more after each verdict near the end, not at each drawing
  useEffect(() => {
    if (!isRunningOut) return;
    void sending.current.then(() => client.invalidateQueries({ queryKey: keys.labelling }));
  }, [isRunningOut, doneCount, client]);

  return {
    queue,
    current: items[0] ?? null,
    names: queue.data?.names ?? [],
    done,
    say(item: LabelItemView, verdict: Verdict): void {
      setReturned((old) => old.filter(({ messageId }) => messageId !== item.messageId));
      setDone((old) => [...old, { item, verdict }]);
      send(
        () => sayVerdict(item.messageId, verdict),
        (error) => {
          // It stays among the done ones when somebody else has labelled it: it is of no use here any more.
          if (!(error instanceof ApiError) || error.status !== REFUSED) forget(item);
        },
      );
    },
    undo(): void {
      const last = done.at(-1);
      if (!last) return;
      forget(last.item);
      setReturned((old) => [last.item, ...old]);
      send(
        () => takeBack(last.item.messageId),
        () => setReturned((old) => old.filter(({ messageId }) => messageId !== last.item.messageId)),
      );
    },
  };
}
