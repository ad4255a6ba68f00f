import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Builds the tab into dist/tab: hashed files, no inline script, no style but what Griffel adds. */
export default defineConfig({
  root: new URL('.', import.meta.url).pathname,
  base: '/',
  plugins: [react()],
  build: {
    outDir: '../dist/tab',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 900,
    // One file for what every first page loads: cut by which later page shares what, the same
    // script would be larger, because each piece is compressed by itself.
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] } },
    },
  },
});
