import { useSearchParams } from 'react-router';
import { type DialogFilters, type DialogListKind, dialogViews } from '../../api/dialogs.ts';

/** What the list shows; kept in the address, so that a link or the back button brings it back. */
export function useFilters(): [DialogFilters, (change: Partial<DialogFilters>) => void] {
  const [params, setParams] = useSearchParams();
  const filters: DialogFilters = {
    view: viewOf(params.get('view')),
    channel: params.get('channel') ?? '',
    text: params.get('text') ?? '',
  };
  const change = (next: Partial<DialogFilters>): void =>
    setParams(
      (old) => {
        for (const [name, value] of Object.entries(next)) {
          if (value) old.set(name, value);
          else old.delete(name);
        }
        return old;
      },
      { replace: true },
    );
  return [filters, change];
}

function viewOf(asked: string | null): DialogListKind {
  return dialogViews.find((view) => view === asked) ?? 'queue';
}
