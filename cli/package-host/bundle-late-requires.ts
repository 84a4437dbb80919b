import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Plugin } from 'esbuild';

const LATE_REQUIRE = 'createRequire(import.meta.url)(';

/**
 * A library that our code requires when it is first needed comes into the bundle too; esbuild sees only plain `require`,
 * which a bundle in CommonJS has and a module has not.
 */
export function bundleLateRequires(): Plugin {
  return {
    name: 'bundle-late-requires',
    setup({ onLoad }) {
      onLoad({ filter: /[\\/](adapters|composition|core|bot|functions)[\\/].*\.ts$/ }, async (file) => {
        if (file.path.split(path.sep).includes('node_modules')) return undefined;
        const contents = await readFile(file.path, 'utf8');
        return { contents: contents.replaceAll(LATE_REQUIRE, 'require('), loader: 'ts' };
      });
    },
  };
}
