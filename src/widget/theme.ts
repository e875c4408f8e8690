import type { Look } from './look.ts';
import { paletteOf } from './palette.ts';

export interface Theme {
  show(look: Pick<Look, 'color' | 'theme'>): void;
}

/** Dresses an element, and anew when the device turns dark or light. By properties of the element, which no content policy forbids. */
export function createTheme(root: HTMLElement): Theme {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  let shown: Pick<Look, 'color' | 'theme'> | null = null;
  const dress = (): void => {
    if (!shown) return;
    const isDark = shown.theme === 'auto' ? dark.matches : shown.theme === 'dark';
    root.classList.toggle('dark', isDark);
    const { accent, accentText, accentSoft, accentInk, accentLine } = paletteOf(shown.color, isDark);
    const values = { accent, 'accent-text': accentText, 'accent-soft': accentSoft, 'accent-ink': accentInk };
    for (const [name, value] of Object.entries({ ...values, 'accent-line': accentLine })) {
      root.style.setProperty(`--${name}`, value);
    }
  };
  dark.addEventListener('change', dress);
  return {
    show(look) {
      shown = look;
      dress();
    },
  };
}
