import { useAddress } from '../shared/use-address.ts';
import { type Drill, readDrill, writeDrill } from './drill.ts';

type Opening = Pick<Drill, 'kpi'> & Partial<Drill>;

/** The figure that is open, kept in the address: whoever comes back from one of its dialogs finds it open. */
export function useDrill(): { drill: Drill | null; open: (drill: Opening) => void; close: () => void } {
  const [address, change] = useAddress();
  return {
    drill: readDrill(address),
    open: (drill) => change(writeDrill({ detail: '', part: 'all', narrowing: {}, from: '', to: '', ...drill })),
    close: () => change(writeDrill(null)),
  };
}
