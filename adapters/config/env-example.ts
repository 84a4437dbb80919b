import type { z } from 'zod';
import { REQUIRED_BY_FUNCTIONS, REQUIRED_IN_PRODUCTION } from './required.ts';
import { GROUPS, infoOf, type SettingInfo } from './setting.ts';
import { Settings } from './settings.ts';

const HEAD = `# Every setting of Kollegan. Made by: npm run -s kollegan -- config example > .env.example
# Copy what you need to a file of your own and give it with --settings:
#   npm start -- --settings .env
#   npm run -s kollegan -- config check --env production --settings .env
# On Azure these are the app settings of both hosts, and what is secret is a Key Vault reference.
`;

/** @returns the settings as the file `.env.example`, each commented out with its meaning, default and example */
export function renderEnvExample(): string {
  const fields = Object.entries<z.ZodType>(Settings.shape).map(([name, field]) => ({ name, info: infoOf(field) }));
  const sections = GROUPS.map((group) => {
    const own = fields.filter(({ info }) => info.group === group);
    return `## ${group}\n\n${own.map(({ name, info }) => entry(name, info)).join('\n')}`;
  });
  return [HEAD, ...sections].join('\n');
}

function entry(name: string, info: SettingInfo): string {
  return `# ${info.meaning}\n# ${[need(name), ...defaults(info), ...notes(info)].join(' ')}\n#${name}=${quoted(info.example)}\n`;
}

function need(name: string): string {
  const required: readonly string[] = REQUIRED_IN_PRODUCTION;
  const byFunctions: readonly string[] = REQUIRED_BY_FUNCTIONS;
  if (required.includes(name)) return 'Required in production.';
  return byFunctions.includes(name) ? 'Required by the Functions host in production.' : 'Optional.';
}

function defaults(info: SettingInfo): string[] {
  if (info.default === undefined) return [];
  return info.productionDefault === undefined || info.productionDefault === info.default
    ? [`Default: ${info.default}.`]
    : [`Default: ${info.default}, in production ${info.productionDefault}.`];
}

function notes({ only, secret }: SettingInfo): string[] {
  return [
    ...(only === undefined ? [] : [only === 'embedded' ? 'Refused in production.' : 'Of no effect on one machine.']),
    ...(secret ? ['Secret.'] : []),
  ];
}

function quoted(example: string): string {
  return /^[\w@%+=:,./-]*$/.test(example) ? example : `"${example}"`;
}
