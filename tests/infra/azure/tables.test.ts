import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { readProductionConfig } from '../../../adapters/config/index.ts';
import { REQUIRED_BY_FUNCTIONS, REQUIRED_IN_PRODUCTION } from '../../../adapters/config/required.ts';
import { infoOf } from '../../../adapters/config/setting.ts';
import { Settings } from '../../../adapters/config/settings.ts';
import { CONTAINER_DEFINITION } from '../../../adapters/store/cosmos/container-definition.ts';
import { QUEUES } from '../../../core/contracts/queues.ts';
import { PRODUCTION } from '../../adapters/config/production-env.ts';
import { ROOT } from '../../architecture/source-files.ts';
import { AZURE, type BicepFile, declarations, ofType, propertiesOf, readBicepFiles, stringsIn } from './read-bicep.ts';

/** Settings of Azure's own hosts and extensions, which Kollegan does not read. */
const HOST_SETTINGS = [
  'APPLICATIONINSIGHTS_AUTHENTICATION_STRING',
  'AzureWebJobsStorage__accountName',
  'AzureWebJobsStorage__clientId',
  'AzureWebJobsStorage__credential',
  'SCM_DO_BUILD_DURING_DEPLOYMENT',
  'SERVICE_BUS__clientId',
  'SERVICE_BUS__credential',
  'WEBSITE_RUN_FROM_PACKAGE',
];

/** What Flex Consumption refuses, because `functionAppConfig` says it. Source: Flex Consumption plan, deprecated settings. */
const REFUSED_BY_FLEX = [
  'FUNCTIONS_EXTENSION_VERSION',
  'FUNCTIONS_WORKER_RUNTIME',
  'SCM_DO_BUILD_DURING_DEPLOYMENT',
  'WEBSITE_CONTENTAZUREFILECONNECTIONSTRING',
  'WEBSITE_CONTENTSHARE',
  'WEBSITE_NODE_DEFAULT_VERSION',
  'WEBSITE_RUN_FROM_PACKAGE',
];

const Role = z.strictObject({ name: z.string().min(5), id: z.guid(), on: z.string().min(3), why: z.string().min(20) });
const Alert = z.strictObject({
  description: z.string().endsWith('.'),
  severity: z.number().int().min(0).max(4),
  frequency: z.enum(['PT5M', 'PT10M', 'PT15M']),
  window: z.enum(['PT5M', 'PT15M', 'PT1H']),
  threshold: z.number().min(0),
  query: z.array(z.string()).min(2),
});
const Alerts = z.strictObject({ logs: z.record(z.string(), Alert), deadLetters: Alert.omit({ query: true }) });
const Parameters = z.object({ parameters: z.record(z.string(), z.object({ value: z.unknown() })) });

const readSource = (name: string) => readFileSync(path.join(ROOT, name), 'utf8');
const json = (name: string): unknown => JSON.parse(readFileSync(path.join(AZURE, name), 'utf8'));

let files: BicepFile[];
beforeAll(async () => {
  files = await readBicepFiles();
});

function fileNamed(name: string): BicepFile {
  const file = files.find((each) => each.name === name);
  if (!file) throw new TypeError(`There is no ${name}`);
  return file;
}

/** The keys of all objects in a variable. */
function keysIn(file: BicepFile, variable: string): string[] {
  const node = declarations(file, 'variable').find(({ name }) => name === variable)?.node;
  return node ? ofType(node, 'object').flatMap((object) => Object.keys(propertiesOf(object))) : [];
}

const ourSettings = () => keysIn(fileNamed('main.bicep'), 'appSettings');
const hostSettings = (app: string) => keysIn(fileNamed(`modules/${app}.bicep`), 'hostSettings');

describe('queues', () => {
  it('are those that the adapter and the local broker have', () => {
    const expected = Object.entries(QUEUES).map(([name, queue]) => ({
      name,
      properties: {
        lockDuration: queue.lockDuration,
        maxDeliveryCount: queue.maxDeliveryCount,
        requiresDuplicateDetection: true,
        duplicateDetectionHistoryTimeWindow: queue.duplicateDetectionWindow,
        deadLetteringOnMessageExpiration: queue.deadLetterOnExpiry,
      },
    }));

    expect(json('queues.json')).toEqual(expected);
    expect(fileNamed('modules/service-bus.bicep').text).toContain("loadJsonContent('../queues.json')");
  });
});

describe('the container', () => {
  it('is made from the definition that the adapter has', () => {
    const [, file = ''] = /loadJsonContent\('([^']+)'\)/.exec(fileNamed('modules/cosmos.bicep').text) ?? [];
    const loaded: unknown = JSON.parse(readFileSync(path.join(AZURE, 'modules', file), 'utf8'));

    expect(loaded).toEqual(CONTAINER_DEFINITION);
    expect(CONTAINER_DEFINITION.partitionKey).toEqual({
      paths: ['/tenantId', '/scope'],
      kind: 'MultiHash',
      version: 2,
    });
  });
});

describe('app settings', () => {
  it('are settings that Kollegan or its host knows', () => {
    const known = new Set([...Object.keys(Settings.shape), ...HOST_SETTINGS]);
    const given = [...ourSettings(), ...hostSettings('bot-app'), ...hostSettings('functions-app')];

    expect(given.length).toBeGreaterThan(20);
    expect(given.filter((name) => !known.has(name))).toEqual([]);
  });

  it('are all that production asks for', () => {
    const bot = new Set([...ourSettings(), ...hostSettings('bot-app')]);
    const functions = new Set([...ourSettings(), ...hostSettings('functions-app')]);
    const asked: readonly string[] = [...REQUIRED_IN_PRODUCTION];

    expect(asked.filter((name) => !bot.has(name))).toEqual([]);
    expect([...asked, ...REQUIRED_BY_FUNCTIONS].filter((name) => !functions.has(name))).toEqual([]);
  });

  it.each(['bot', 'functions'] as const)('let the %s start', (host) => {
    const examples = new Map(Object.entries(Settings.shape).map(([name, setting]) => [name, infoOf(setting).example]));
    const names = [...ourSettings(), ...hostSettings(`${host}-app`)];
    const env = {
      ...Object.fromEntries(names.map((name) => [name, examples.get(name) ?? 'of the host'])),
      // The registration is not the identity.
      AZURE_CLIENT_ID: '00000000-0000-4000-8000-00000000000a',
      // What Azure puts in the place of the reference.
      SIGNING_KEYS: PRODUCTION.SIGNING_KEYS,
    };

    expect(readProductionConfig(env, host)).toMatchObject({
      region: 'swedencentral',
      cosmos: { database: 'kollegan' },
    });
  });

  it('of the functions are none that Flex Consumption refuses', () => {
    const given = new Set([...ourSettings(), ...hostSettings('functions-app')]);

    expect(REFUSED_BY_FLEX.filter((name) => given.has(name))).toEqual([]);
  });

  it('hold no secret, but say where in the Key Vault it lies', () => {
    const secrets = Object.entries(Settings.shape).filter(([, setting]) => infoOf(setting).secret === true);
    const { text } = fileNamed('main.bicep');

    expect(secrets.length).toBeGreaterThan(2);
    const reference = `'@Microsoft.KeyVault(SecretUri=$\{keyVault.outputs.uri}secrets/`;
    const plain = secrets.filter(([name]) => text.replaceAll(`${name}: ${reference}`, '').includes(`${name}:`));
    expect(plain).toEqual([]);
    expect(text).toMatch(
      /'@Microsoft\.KeyVault\(SecretUri=\$\{keyVault\.outputs\.uri\}secrets\/\$\{secret\.value\}\)'/,
    );
  });
});

describe('roles', () => {
  const roles = z.record(z.string(), Role).parse(json('roles.json'));

  it('are each assigned once, with a reason', () => {
    const used = [...fileNamed('modules/roles.bicep').text.matchAll(/guid\([^)]*roles\.(\w+)\.id\)/g)].map(
      ([, key]) => key,
    );

    expect(used.toSorted()).toEqual(Object.keys(roles).toSorted());
  });

  it('are none that could do anything or give itself more', () => {
    const names = Object.values(roles).map(({ name }) => name);

    expect(names.filter((name) => /^(Owner|Contributor|User Access Administrator)$|Administrator/.test(name))).toEqual(
      [],
    );
    expect(fileNamed('modules/roles.bicep').text).not.toMatch(/scope: (resourceGroup|subscription)\(/);
  });

  it('are listed in the deployment guide', () => {
    const guide = readFileSync(path.join(ROOT, 'docs/deployment.md'), 'utf8');

    expect(Object.values(roles).filter(({ name }) => !guide.includes(name))).toEqual([]);
  });
});

describe('alerts', () => {
  const alerts = Alerts.parse(json('alerts.json'));

  it('watch every service level', () => {
    const names = ['audit-heads', 'dead-letter-age', 'error-rate', 'join-success', 'recap-p95', 'turn-p99'];

    expect(Object.keys(alerts.logs).toSorted()).toEqual(names);
    expect(alerts.deadLetters.threshold).toBe(0);
  });

  it('give one figure each, called value', () => {
    const queries = Object.values(alerts.logs).map(({ query }) => query.join('\n'));

    expect(queries.filter((query) => !/\| summarize value = [^|]+$/.test(query))).toEqual([]);
  });

  it('ask for series, values and steps that the product has', () => {
    const source = ['create-metrics.ts', 'spans.ts'].map((name) => readSource(`adapters/telemetry/${name}`)).join('\n');
    const turns = readSource('bot/teams/create-teams-app.ts');
    const queries = Object.values(alerts.logs).map(({ query }) => query.join('\n'));
    const asked = (pattern: RegExp) =>
      queries.flatMap((query) => [...query.matchAll(pattern)].map(([, name = '']) => name));
    const series = asked(/'kollegan_(\w+)'/g);
    const steps = asked(/'(turn|card action|job [\w-]+)'/g);

    expect(series.length).toBeGreaterThan(3);
    expect(series.filter((name) => !new RegExp(`['_]${name}['\`]`).test(source))).toEqual([]);
    expect(steps.length).toBeGreaterThan(3);
    expect(
      steps.filter((name) => {
        const [, queue] = /^job (.+)$/.exec(name) ?? [];
        return queue === undefined
          ? !turns.includes(`'${name}'`)
          : !(queue in QUEUES) || !/`job \$\{queue\}`/.test(source);
      }),
    ).toEqual([]);
  });

  it('are explained in the deployment guide', () => {
    const guide = readFileSync(path.join(ROOT, 'docs/deployment.md'), 'utf8');

    expect([...Object.keys(alerts.logs), 'dead-letters'].filter((name) => !guide.includes(`\`${name}\``))).toEqual([]);
  });
});

describe('the example of parameters', () => {
  const { parameters } = Parameters.parse(json('parameters.example.json'));

  it('gives what has no default, and nothing that is not asked for', () => {
    const asked = declarations(fileNamed('main.bicep'), 'parameter');
    const needed = asked.filter(({ node }) => !/^param \w+ \w+ =/.test(node.text)).map(({ name }) => name);

    expect(needed.filter((name) => !(name in parameters))).toEqual([]);
    expect(Object.keys(parameters).filter((name) => !asked.some((param) => param.name === name))).toEqual([]);
  });

  it('keeps to what is allowed', () => {
    const asked = declarations(fileNamed('main.bicep'), 'parameter');
    const refused = asked.filter(({ name, decorators }) => {
      const given = parameters[name]?.value;
      const allowed = decorators['allowed'];
      return allowed !== undefined && given !== undefined && !stringsIn(allowed).includes(String(given));
    });

    expect(refused.map(({ name }) => name)).toEqual([]);
  });

  it('has further settings that Kollegan takes', () => {
    const settings = z.record(z.string(), z.string()).parse(parameters['settings']?.value);
    const faults = Object.entries(settings).flatMap(([name, value]) => {
      const setting = Object.entries(Settings.shape).find(([each]) => each === name)?.[1];
      return setting?.safeParse(value).success ? [] : [name];
    });

    expect(Object.keys(settings).length).toBeGreaterThan(2);
    expect(faults).toEqual([]);
  });
});
