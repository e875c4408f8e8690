import { type DialogFilters, type DialogListKind, dialogViews } from '../../api/dialogs.ts';
import { useAddress } from '../../shared/use-address.ts';

/** What the list shows; kept in the address, so that a link or the back button brings it back. */
export function useFilters(): [DialogFilters, (change: Partial<DialogFilters>) => void] {
  const [params, change] = useAddress();
  const filters: DialogFilters = {
    view: viewOf(params.get('view')),
    channel: params.get('channel') ?? '',
    text: params.get('text') ?? '',
  };
  return [filters, change];
}

function viewOf(asked: string | null): DialogListKind {
  return dialogViews.find((view) => view === asked) ?? 'queue';
}
