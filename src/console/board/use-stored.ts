import { useState } from 'react';
import { keepStored, readStored } from '../shared/storage.ts';

/** A switch that this browser remembers. */
export function useStoredSwitch(name: string): [boolean, () => void] {
  const key = `voronka.board.${name}`;
  const [isOn, setOn] = useState(() => readStored(key) === 'on');
  const toggle = (): void => {
    keepStored(key, isOn ? null : 'on');
    setOn(!isOn);
  };
  return [isOn, toggle];
}

/** Names that this browser remembers, such as the columns that somebody has collapsed. */
export function useStoredNames(name: string): [ReadonlySet<string>, (toggled: string) => void] {
  const key = `voronka.board.${name}`;
  const [kept, setKept] = useState(() => readStored(key) ?? '');
  const names = new Set(kept.split('\n').filter(Boolean));
  const toggle = (toggled: string): void => {
    const next = names.has(toggled) ? [...names].filter((one) => one !== toggled) : [...names, toggled];
    keepStored(key, next.length > 0 ? next.join('\n') : null);
    setKept(next.join('\n'));
  };
  return [names, toggle];
}
