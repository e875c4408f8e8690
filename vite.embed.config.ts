import { defineConfig } from 'vite';

/**
 * The script for other people's sites: `dist/widget/widget.js`, beside the page, with its style inside. One file that runs as it is, so that
 * one tag is enough and no further address has to be allowed.
 */
export default defineConfig({
  root: 'src/widget',
  publicDir: false,
  build: {
    outDir: '../../dist/widget',
    // Built after the page, which empties the folder.
    emptyOutDir: false,
    target: 'es2022',
    rolldownOptions: {
      input: 'src/widget/embed.ts',
      output: { format: 'iife', entryFileNames: 'widget.js' },
    },
  },
});
