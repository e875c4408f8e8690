import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The operators' console: `dist/console`, served under `/console/`. `vite dev` passes the API on to a running server. */
export default defineConfig({
  root: 'src/console',
  base: '/console/',
  plugins: [react()],
  // Nothing inlined as data: fonts and scripts would break the content security policy.
  build: { outDir: '../../dist/console', emptyOutDir: true, assetsInlineLimit: 0, chunkSizeWarningLimit: 800 },
  server: { proxy: { '/api': 'http://localhost:3000' } },
});
