import path from 'node:path';
import { defineConfig } from 'vite';

const TABS = path.resolve(import.meta.dirname, '..');

/**
 * Relative addresses and routes behind `#`: the built files work wherever they are served, and the server needs to
 * know no route of theirs.
 */
// biome-ignore lint/style/noDefaultExport: Vite asks for it.
export default defineConfig({
  root: TABS,
  base: './',
  // Styles go through the CSSOM: the policy of the page allows no inline style that has text in it.
  build: {
    outDir: path.join(TABS, 'dist'),
    emptyOutDir: true,
    target: 'es2022',
    manifest: 'manifest.json',
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1_000,
    assetsInlineLimit: 0,
    rollupOptions: {
      onwarn(warning, warn) {
        if (warning.code !== 'MODULE_LEVEL_DIRECTIVE') warn(warning);
      },
    },
  },
  server: { proxy: { '/api': process.env['KOLLEGAN_API'] ?? 'http://127.0.0.1:3978' } },
});
