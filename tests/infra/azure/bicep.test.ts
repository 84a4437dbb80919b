import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { EU_REGIONS } from '../../../adapters/config/eu-regions.ts';
import {
  AZURE,
  type BicepFile,
  bodyOf,
  createBicepReader,
  declarations,
  everyNode,
  ofType,
  propertiesOf,
  readBicepFiles,
  stringsIn,
  syntaxFaults,
  textOf,
} from './read-bicep.ts';

/** The resource types of the deployment, each with a version that Microsoft has published for it. */
const VERSIONS: Readonly<Record<string, string>> = {
  'Microsoft.Authorization/roleAssignments': '2022-04-01',
  'Microsoft.BotService/botServices': '2022-09-15',
  'Microsoft.BotService/botServices/channels': '2022-09-15',
  'Microsoft.DocumentDB/databaseAccounts': '2025-04-15',
  'Microsoft.DocumentDB/databaseAccounts/sqlDatabases': '2025-04-15',
  'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers': '2025-04-15',
  'Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments': '2025-04-15',
  'Microsoft.DocumentDB/databaseAccounts/sqlRoleDefinitions': '2025-04-15',
  'Microsoft.Insights/actionGroups': '2023-01-01',
  'Microsoft.Insights/components': '2020-02-02',
  'Microsoft.Insights/diagnosticSettings': '2021-05-01-preview',
  'Microsoft.Insights/metricAlerts': '2018-03-01',
  'Microsoft.Insights/scheduledQueryRules': '2022-06-15',
  'Microsoft.KeyVault/vaults': '2023-07-01',
  'Microsoft.ManagedIdentity/userAssignedIdentities': '2023-01-31',
  'Microsoft.Network/privateDnsZones': '2020-06-01',
  'Microsoft.Network/privateDnsZones/virtualNetworkLinks': '2020-06-01',
  'Microsoft.Network/privateEndpoints': '2024-05-01',
  'Microsoft.Network/privateEndpoints/privateDnsZoneGroups': '2024-05-01',
  'Microsoft.Network/virtualNetworks': '2024-05-01',
  'Microsoft.OperationalInsights/workspaces': '2023-09-01',
  'Microsoft.ServiceBus/namespaces': '2024-01-01',
  'Microsoft.ServiceBus/namespaces/queues': '2024-01-01',
  'Microsoft.Storage/storageAccounts': '2023-05-01',
  'Microsoft.Storage/storageAccounts/blobServices': '2023-05-01',
  'Microsoft.Storage/storageAccounts/blobServices/containers': '2023-05-01',
  'Microsoft.Storage/storageAccounts/blobServices/containers/immutabilityPolicies': '2023-05-01',
  'Microsoft.Web/serverfarms': '2024-04-01',
  'Microsoft.Web/sites': '2024-04-01',
  'Microsoft.Web/sites/basicPublishingCredentialsPolicies': '2024-04-01',
};

const FUNCTIONS = new Set([
  ...[
    'empty',
    'environment',
    'guid',
    'items',
    'join',
    'loadJsonContent',
    'resourceGroup',
    'string',
    'subscriptionResourceId',
  ],
  ...['take', 'tenant', 'toObject', 'union', 'uniqueString'],
]);

let files: BicepFile[];
let main: BicepFile;
beforeAll(async () => {
  files = await readBicepFiles();
  main = fileNamed('main.bicep');
});

function fileNamed(name: string): BicepFile {
  const file = files.find((each) => each.name === name);
  if (!file) throw new TypeError(`There is no ${name}`);
  return file;
}

const paramsOf = (file: BicepFile) => declarations(file, 'parameter');
const hasDefault = ({ node }: { node: { text: string } }) => /^param \w+ \w+ =/.test(node.text);
const modulesOf = (file: BicepFile) =>
  declarations(file, 'module').map((module) => ({ ...module, target: textOf(module.node.namedChild(1)) }));
const resourcesOf = (file: BicepFile) =>
  declarations(file, 'resource').map((resource) => ({ ...resource, type: textOf(resource.node.namedChild(1)) }));

/** The names that a file declares, those of its loops and lambdas among them. */
function declaredIn(file: BicepFile): string[] {
  const loops = ofType(file.root, 'for_statement').map((loop) => loop.childForFieldName('initializer')?.text ?? '');
  const lambdas = ofType(file.root, 'lambda_expression').map((lambda) => lambda.namedChild(0)?.text ?? '');
  const kinds = ['parameter', 'variable', 'resource', 'module'] as const;
  return [...loops, ...lambdas, ...kinds.flatMap((kind) => declarations(file, kind).map(({ name }) => name))];
}

/** Each name that is read, apart from where it is declared. */
function readIn(file: BicepFile): string[] {
  return ofType(file.root, 'identifier').flatMap((node) => {
    const { parent } = node;
    const isDeclared = parent?.type.endsWith('_declaration') && parent.namedChild(0)?.id === node.id;
    const isKey = parent?.type === 'object_property' && parent.namedChild(0)?.id === node.id;
    const isLoopName = parent?.type === 'for_statement' && parent.childForFieldName('initializer')?.id === node.id;
    const isDecorator = parent?.type === 'call_expression' && parent.parent?.type === 'decorator';
    return isDeclared || isKey || isLoopName || isDecorator ? [] : [node.text];
  });
}

describe('the grammar', () => {
  it('fits every file', () => {
    expect(files.length).toBeGreaterThan(10);
    expect(files.flatMap(syntaxFaults)).toEqual([]);
  });

  it('would show a mistake', async () => {
    const read = await createBicepReader();

    expect(syntaxFaults(read('a.bicep', "param a string = 'x\nresource b 'T@1' = {\n"))).not.toEqual([]);
  });
});

describe('names', () => {
  it('are declared wherever they are read', () => {
    const unknown = files.flatMap((file) => {
      const known = new Set([...declaredIn(file), ...FUNCTIONS]);
      return readIn(file)
        .filter((name) => !known.has(name))
        .map((name) => `${file.name}: ${name}`);
    });

    expect(unknown).toEqual([]);
  });

  it('are read wherever they are declared', () => {
    const idle = files.flatMap((file) => {
      const used = new Set(readIn(file));
      const kinds = ['parameter', 'variable'] as const;
      return kinds.flatMap((kind) =>
        declarations(file, kind).flatMap(({ name }) => (used.has(name) ? [] : [`${file.name}: ${name}`])),
      );
    });

    expect(idle).toEqual([]);
  });

  it('of outputs that are read belong to the module', () => {
    const reads = [...main.text.matchAll(/\b(\w+)!?\.outputs\.(\w+)/g)].map(([, module, output]) => ({
      module,
      output,
    }));
    const targets = new Map(modulesOf(main).map(({ name, target }) => [name, target]));
    const missing = reads.filter(
      ({ module = '', output }) =>
        !declarations(fileNamed(targets.get(module) ?? ''), 'output').some(({ name }) => name === output),
    );

    expect(reads.length).toBeGreaterThan(30);
    expect(missing).toEqual([]);
  });
});

describe('modules', () => {
  it('are each used by main.bicep', () => {
    const used = new Set(modulesOf(main).map(({ target }) => target));
    const there = readdirSync(path.join(AZURE, 'modules')).map((name) => `modules/${name}`);

    expect(there.filter((name) => !used.has(name))).toEqual([]);
  });

  it('get every parameter that they ask for, and no other', () => {
    const faults = modulesOf(main).flatMap(({ name, target, ...module }) => {
      const { params } = bodyOf({ name, ...module });
      const given = params ? Object.keys(propertiesOf(params)) : [];
      const asked = paramsOf(fileNamed(target));
      return [
        ...asked
          .filter((each) => !hasDefault(each) && !given.includes(each.name))
          .map((each) => `${name}: no ${each.name}`),
        ...given
          .filter((each) => !asked.some((param) => param.name === each))
          .map((each) => `${name}: ${each} unasked`),
      ];
    });

    expect(faults).toEqual([]);
  });

  it('load files that are there', () => {
    const loaded = files.flatMap(({ name, text }) =>
      [...text.matchAll(/loadJsonContent\('([^']+)'\)/g)].map(([, file = '']) =>
        path.join(AZURE, path.dirname(name), file),
      ),
    );

    expect(loaded.length).toBeGreaterThan(2);
    expect(loaded.filter((file) => !existsSync(file))).toEqual([]);
  });
});

describe('resources', () => {
  it('have a published version of their type, and there is none that is not used', () => {
    const types = files.flatMap((file) => resourcesOf(file).map(({ type }) => type));
    const known = Object.entries(VERSIONS).map(([type, version]) => `${type}@${version}`);

    expect(new Set(types)).toEqual(new Set(known));
  });

  it('lie where a parameter says, or are no place', () => {
    const places = files.flatMap((file) =>
      resourcesOf(file).flatMap((resource) => bodyOf(resource)['location']?.text ?? []),
    );

    expect(places.length).toBeGreaterThan(10);
    expect(new Set(places)).toEqual(new Set(['location', 'region', 'alertRegion', "'global'"]));
  });

  it('carry the tags wherever they have a place', () => {
    const bare = files.flatMap((file) =>
      resourcesOf(file).flatMap((resource) => {
        const { location, tags } = bodyOf(resource);
        const isChild = resource.type.includes('/channels@');
        return location && !tags && !isChild ? [`${file.name}: ${resource.name}`] : [];
      }),
    );

    expect(bare).toEqual([]);
  });
});

describe('data stays in the European Union', () => {
  it('whatever region is chosen', () => {
    const allowed = (name: string) =>
      stringsIn(paramsOf(main).find((param) => param.name === name)?.decorators['allowed'] ?? '');
    const union: readonly string[] = EU_REGIONS;

    expect(allowed('dataResidency')).toEqual(['eu']);
    expect(allowed('location').length).toBeGreaterThan(5);
    const chosen = ['location', 'botRegion', 'alertRegion'].flatMap(allowed);
    expect(chosen.filter((region) => !union.includes(region))).toEqual([]);
  });
});

describe('secrets', () => {
  it.each([
    ['no key is asked for', /\b(listKeys|listSecrets|listAccountSas|listServiceSas|listCredentials|getSecret)\b/],
    ['no shared access rule', /RootManage|authorizationRules|SharedAccessKey|AccountKey/i],
    ['no id of a role beside roles.json', /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i],
  ])('%s', (_name, pattern) => {
    expect(files.flatMap(({ name, text }) => (pattern.test(text) ? [name] : []))).toEqual([]);
  });

  it('leave no module: an output is an id, a name or an address', () => {
    const outputs = files.flatMap((file) =>
      declarations(file, 'output').map(({ name, node }) => `${name} ${node.text}`),
    );

    expect(outputs.length).toBeGreaterThan(20);
    expect(
      outputs.filter((text) => /key(?!_?Vault)|password|secret|connection|instrumentation|token/i.test(text)),
    ).toEqual([]);
  });

  it('would be marked as such where one is a parameter', () => {
    const bare = files.flatMap((file) =>
      paramsOf(file).flatMap(({ name, decorators }) =>
        /secret|password|key(?!Vault)|token|connectionString/i.test(name) &&
        !('secure' in decorators) &&
        !['keyVaultName', 'secretSettings'].includes(name)
          ? [`${file.name}: ${name}`]
          : [],
      ),
    );

    expect(bare).toEqual([]);
  });

  it.each([
    ['modules/cosmos.bicep', 'disableLocalAuth: true'],
    ['modules/service-bus.bicep', 'disableLocalAuth: true'],
    ['modules/storage.bicep', 'allowSharedKeyAccess: false'],
    ['modules/storage.bicep', 'allowBlobPublicAccess: false'],
    ['modules/monitoring.bicep', 'DisableLocalAuth: true'],
    ['modules/key-vault.bicep', 'enableRbacAuthorization: true'],
    ['modules/bot-app.bicep', "appCommandLine: 'node main.cjs'"],
    ['modules/key-vault.bicep', 'enablePurgeProtection: true'],
    ['modules/bot-app.bicep', 'httpsOnly: true'],
    ['modules/functions-app.bicep', 'httpsOnly: true'],
    ['modules/bot-app.bicep', "ftpsState: 'Disabled'"],
    ['modules/cosmos.bicep', "tier: 'Continuous30Days'"],
  ])('%s has %s', (name, line) => {
    expect(fileNamed(name).text).toContain(line);
  });
});

it('has comments that say something and nothing left to do', () => {
  const left = files.flatMap((file) =>
    everyNode(file.root).flatMap((node) =>
      node.type === 'comment' && /TODO|FIXME|XXX/.test(node.text) ? [`${file.name}: ${node.text}`] : [],
    ),
  );

  expect(left).toEqual([]);
});
