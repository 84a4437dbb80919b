/** Packages that come as ES modules only, with the one that a package brings inside itself, and one that imports while it runs; Node loads them as they are, the test runner wants CommonJS. */
const ESM_ONLY = '(jose|canonicalize|cockatiel|@microsoft/app-manifest|strip-bom|@opentelemetry/otlp-exporter-base)';

const toCommonJs = (syntax) => [
  '@swc/jest',
  { jsc: { parser: { syntax }, target: 'es2023' }, module: { type: 'commonjs' }, sourceMaps: 'inline' },
];

const project = {
  testEnvironment: 'node',
  transform: {
    '^.+\\.ts$': toCommonJs('typescript'),
    [`/node_modules/${ESM_ONLY}/.+\\.js$`]: toCommonJs('ecmascript'),
  },
  transformIgnorePatterns: [`/node_modules/(?!${ESM_ONLY}/)`],
  setupFilesAfterEnv: ['<rootDir>/tests/helpers/close-network.ts'],
};

/** Tests run as CommonJS through swc: one module system for our code and the SDKs, and no experimental flag. */
export default {
  projects: [
    {
      ...project,
      displayName: 'unit',
      testMatch: ['<rootDir>/tests/**/*.test.ts'],
      testPathIgnorePatterns: ['/node_modules/', '<rootDir>/tests/e2e/'],
    },
    { ...project, displayName: 'e2e', testMatch: ['<rootDir>/tests/e2e/**/*.test.ts'] },
  ],
  // Against hanging, not for speed: on a busy machine the slowest take a third of it. Of no effect in a project.
  testTimeout: 60_000,
  // What a worker has loaded for earlier files slows coverage of the later ones: at 3 GB the smallest takes 5 s.
  workerIdleMemoryLimit: '700MB',
  collectCoverageFrom: [
    '{bot,functions,composition,cli,core,adapters,cards,infra}/**/*.ts',
    // What draws and what asks the browser is gone through in a browser, tests/e2e/tabs.test.ts.
    'tabs/{api,board,decision,meeting,parts,settings}/*.ts',
    'tabs/app/{address,format}.ts',
    'tabs/compliance/**/{subject,same-words,terms,rights}.ts',
    '!tabs/**/{use-*,*-props,follow-events,save-*,focus-on,drag-to-column,settings-pages}.ts',
  ],
  coverageProvider: 'v8',
  coverageReporters: ['text-summary', 'json-summary', 'lcov'],
};
