import { useHotkeys } from '@mantine/hooks';
import { useLocation, useNavigate } from 'react-router';
import type { DialogView } from '../../../http/views/dialog-view.ts';

/** J and K (their places, whatever the keyboard's language) open the next and the previous dialog of the list. */
export function useListKeys(dialogs: readonly Pick<DialogView, 'id'>[], selected: string | undefined): void {
  const navigate = useNavigate();
  const { search } = useLocation();
  const step = (by: 1 | -1) => (): void => {
    const at = dialogs.findIndex(({ id }) => id === selected);
    const next = at < 0 ? dialogs[0] : dialogs[at + by];
    if (!next) return;
    void navigate(`/inbox/${next.id}${search}`, { replace: selected !== undefined });
    document.querySelector(`[data-dialog="${next.id}"]`)?.scrollIntoView({ block: 'nearest' });
  };
  useHotkeys([
    ['j', step(1), { usePhysicalKeys: true }],
    ['k', step(-1), { usePhysicalKeys: true }],
  ]);
}
