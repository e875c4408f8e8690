import { defineConfig } from 'vite';

/** The customer's chat page: `dist/widget`, served at `/`. */
export default defineConfig({
  root: 'src/widget',
  base: '/',
  build: { outDir: '../../dist/widget', emptyOutDir: true, assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  server: { proxy: { '/api': 'http://localhost:3000' } },
});
