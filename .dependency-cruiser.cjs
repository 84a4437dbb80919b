/** Who may import whom: the rooms of docs/architecture.md, one rule each. */
const rooms = (...names) => `^(${names.join('|')})/`;
const ours = rooms('bot', 'functions', 'composition', 'cli', 'tabs', 'cards', 'core', 'adapters', 'infra', 'tests');

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'A cycle means two files are one idea or one of them knows too much.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'core-knows-only-core',
      comment: 'core is what Kollegan knows; it must run without a host, an SDK or a card.',
      severity: 'error',
      from: { path: '^core/' },
      to: { path: rooms('bot', 'functions', 'composition', 'cli', 'tabs', 'cards', 'adapters', 'infra', 'tests') },
    },
    {
      name: 'core-has-no-io',
      comment:
        'Pure functions and use cases over ports: only zod, luxon, a distance function, canonical JSON and node:crypto.',
      severity: 'error',
      from: { path: '^core/' },
      to: {
        dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'core'],
        pathNot: '(^|/)(node_modules/(zod|luxon|@types/luxon|fastest-levenshtein|canonicalize)/|crypto$|node:crypto$)',
      },
    },
    {
      name: 'core-features-through-their-door',
      comment: 'Another feature of core is imported through its index.ts; shared and contracts are open.',
      severity: 'error',
      from: { path: '^core/([^/]+)/' },
      to: { path: '^core/([^/]+)/(?!index\\.ts$)', pathNot: ['^core/$1/', '^core/(shared|contracts)/'] },
    },
    {
      name: 'cards-are-functions-of-data',
      comment: 'A card is a pure function of data: core types, zod and the templating library.',
      severity: 'error',
      from: { path: '^cards/' },
      to: { path: rooms('bot', 'functions', 'composition', 'cli', 'tabs', 'adapters', 'infra', 'tests') },
    },
    {
      name: 'adapters-stand-on-core',
      comment: 'An adapter implements a port of core with an SDK; it knows no host, no card and no stand-in.',
      severity: 'error',
      from: { path: '^adapters/' },
      to: { path: rooms('bot', 'functions', 'composition', 'cli', 'tabs', 'cards', 'infra', 'tests') },
    },
    {
      name: 'hosts-do-not-know-each-other',
      comment: 'bot, functions and cli are separate deployables.',
      severity: 'error',
      from: { path: '^(bot|functions)/' },
      to: { path: rooms('bot', 'functions', 'cli', 'tabs', 'infra', 'tests'), pathNot: '^$1/' },
    },
    {
      name: 'only-composition-roots-know-adapters',
      comment: 'Hosts get ports; only what starts a host picks the adapters. `config` and `jobs` are about adapters.',
      severity: 'error',
      from: {
        path: '^(bot|functions|cli)/',
        pathNot: '^((bot|functions)/(main|compose)\\.ts$|cli/(start|config|jobs|backup|records|audit|compliance)/)',
      },
      to: { path: '^adapters/' },
    },
    {
      name: 'composition-knows-no-host',
      comment:
        'What every host has in common is put together once: ports on adapters. A host puts itself on top of it.',
      severity: 'error',
      from: { path: '^composition/' },
      to: { path: rooms('bot', 'functions', 'cli', 'tabs', 'infra', 'tests') },
    },
    {
      name: 'only-composition-roots-compose',
      comment: 'A handler or a command that reached for the wiring would choose its own adapters.',
      severity: 'error',
      from: {
        path: '^(bot|functions|cli)/',
        pathNot: '^((bot|functions)/(main|compose)\\.ts$|cli/(start|jobs|backup|audit|compliance)/)',
      },
      to: { path: '^composition/' },
    },
    {
      name: 'only-start-knows-all-hosts',
      comment: 'The embedded mode is the one place that puts the hosts and the stand-ins together.',
      severity: 'error',
      from: { path: '^cli/', pathNot: '^cli/start/' },
      to: { path: rooms('bot', 'functions', 'infra') },
    },
    {
      name: 'stand-ins-stand-alone',
      comment: 'infra/sandbox plays Microsoft: it may not learn from our code what to answer.',
      severity: 'error',
      from: { path: '^infra/' },
      to: { path: ours, pathNot: '^(infra|core/contracts)/' },
    },
    {
      name: 'botbuilder-in-two-rooms',
      comment: 'The Bot Framework SDK is out of support: leaving it must be a change of these two rooms.',
      severity: 'error',
      from: { path: ours, pathNot: '^(bot/teams|adapters/teams|tests)/' },
      to: { path: 'node_modules/(botbuilder|botframework|@microsoft/teams-ai)' },
    },
    {
      name: 'no-password-only-in-embedded-mode',
      comment: 'Signing in without a password must not be within reach of what is deployed.',
      severity: 'error',
      from: { path: ours, pathNot: '^(adapters/embedded-sign-in/|cli/start/|tests/)' },
      to: { path: '^adapters/embedded-sign-in/' },
    },
    {
      name: 'tabs-know-the-contracts-alone',
      comment: 'The browser shows what the API answers; of ours it knows the contracts and the name of a language.',
      severity: 'error',
      from: { path: '^tabs/' },
      to: { path: ours, pathNot: ['^(tabs|core/contracts)/', '^core/shared/language\\.ts$'] },
    },
    {
      name: 'tabs-build-on-these',
      comment:
        'Every package more is weight in a browser: React, Fluent UI, TeamsJS, TanStack, dnd-kit; of zod the types.',
      severity: 'error',
      from: { path: '^tabs/', pathNot: '^tabs/tools/' },
      to: {
        dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'core'],
        pathNot:
          '(^|/)node_modules/(react|react-dom|@types/react|@types/react-dom|@fluentui|@microsoft/teams-js|@tanstack|@dnd-kit|zod)/',
      },
    },
    {
      name: 'not-to-tests',
      comment: 'Nothing that ships may need a test file; measurements do not ship.',
      severity: 'error',
      from: { pathNot: '^(tests|bench)/' },
      to: { path: '^tests/' },
    },
    {
      name: 'no-dev-dependencies-in-hosts',
      comment: 'What is deployed may need only dependencies; stand-ins and the embedded mode may need more.',
      severity: 'error',
      from: { path: '^(bot|functions|composition|core|adapters|cards)/' },
      to: { dependencyTypes: ['npm-dev'], pathNot: '@types/' },
    },
    {
      name: 'no-orphans',
      comment: 'A file nobody imports is dead or has lost its way in.',
      severity: 'error',
      from: {
        orphan: true,
        pathNot: ['^(tests|bench|evaluation)/', '(^|/)main\\.tsx?$', '^cli/require-node\\.js$', '\\.json$'],
      },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // What is built is not ours to order.
    exclude: { path: '^tabs/dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
