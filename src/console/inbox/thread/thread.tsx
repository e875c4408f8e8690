import { useInfiniteQuery } from '@tanstack/react-query';
import type { DialogCardView } from '../../../http/views/dialog-view.ts';
import { messagesQuery } from '../../api/dialogs.ts';
import { ErrorState } from '../../shared/error-state.tsx';
import { Composer } from '../composer/composer.tsx';
import { usePending } from '../composer/outbox.ts';
import { stillPending } from '../composer/pending.ts';
import { HandoffBanner } from './handoff-banner.tsx';
import { LeadBar } from './lead-bar.tsx';
import { MessageList } from './message-list.tsx';
import { ThreadHeader } from './thread-header.tsx';
import { ThreadSkeleton } from './thread-skeleton.tsx';

/** The conversation of one dialog: what was said, who leads, and where to answer. */
export function Thread({ dialog }: { dialog: DialogCardView }) {
  const history = useInfiniteQuery(messagesQuery(dialog.id));
  const messages = history.data?.pages.toReversed().flatMap((page) => page.items) ?? [];
  const pending = stillPending(usePending(dialog.id), messages);
  return (
    <>
      <ThreadHeader dialog={dialog} />
      {dialog.queue && <HandoffBanner queue={dialog.queue} />}
      {history.isPending && <ThreadSkeleton />}
      {history.isError && !history.data && <ErrorState error={history.error} onRetry={() => history.refetch()} />}
      {history.data && (
        <MessageList
          dialogId={dialog.id}
          contactName={dialog.contact.name}
          isClosed={dialog.mode === 'closed'}
          messages={messages}
          pending={pending}
          hasOlder={history.hasNextPage}
          isLoadingOlder={history.isFetchingNextPage}
          onOlder={() => void history.fetchNextPage()}
        />
      )}
      <LeadBar dialog={dialog} />
      <Composer dialog={dialog} lastSeq={messages.at(-1)?.seq ?? 0} />
    </>
  );
}
