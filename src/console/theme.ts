import { type CSSVariablesResolver, createTheme, Notification } from '@mantine/core';

/** Looks of the console. Greys for quiet text are darker than Mantine's own: its defaults miss WCAG AA contrast. */
export const theme = createTheme({
  respectReducedMotion: true,
  primaryColor: 'iris',
  primaryShade: { light: 6, dark: 6 },
  defaultRadius: 'md',
  cursorType: 'pointer',
  fontFamily:
    '-apple-system, BlinkMacSystemFont, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", Arial, sans-serif',
  headings: { fontWeight: '650' },
  components: {
    Notification: Notification.extend({ styles: { description: { color: 'var(--mantine-color-dimmed)' } } }),
  },
  colors: {
    iris: [
      '#f4f4ff',
      '#e6e7ff',
      '#cbcdff',
      '#b0b2f7',
      '#9497ee',
      '#7a7ce4',
      '#5b5bd6',
      '#5151cd',
      '#4644b0',
      '#34338a',
    ],
    dark: [
      '#e6e7ec',
      '#bcbfca',
      '#9da2b0',
      '#717684',
      '#3a3e4a',
      '#30343f',
      '#23262f',
      '#1b1d24',
      '#16181e',
      '#101115',
    ],
  },
});

export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#ffffff',
    '--mantine-color-dimmed': '#5b606d',
    '--mantine-color-placeholder': '#6b707d',
    '--mantine-color-text': '#1a1b22',
    '--mantine-color-error': '#b3261e',
    '--mantine-color-iris-light': 'var(--v-selected)',
    '--mantine-color-iris-light-hover': 'var(--v-avatar)',
    '--mantine-color-iris-light-color': 'var(--v-accent-ink)',
  },
  dark: {
    '--mantine-color-dimmed': '#9da2b0',
    '--mantine-color-placeholder': '#8b909e',
    '--mantine-color-error': '#ff9d92',
    '--mantine-color-iris-light': 'var(--v-selected)',
    '--mantine-color-iris-light-hover': 'var(--v-avatar)',
    '--mantine-color-iris-light-color': 'var(--v-accent-ink)',
  },
});
