import { readFile } from 'node:fs/promises';
import { parseEnv } from 'node:util';
import { z } from 'zod';
import { environmentInvalid, environmentMissing } from './package.errors.ts';

const Guid = z.guid('must be a GUID');
const WebPage = z.url({ protocol: /^https$/, message: 'must be an https:// address' }).max(2048);

/** What differs between one installation and the next, from `env/.env.<environment>`. */
const PackageValues = z.object({
  TEAMS_APP_ID: Guid,
  BOT_ID: Guid,
  AAD_APP_CLIENT_ID: Guid,
  BOT_DOMAIN: z
    .string()
    .regex(/^(?=.{4,253}$)([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/, 'must be a host name only'),
  /** Teams cuts a name at 30 characters; "Kollegan" takes eight of them. */
  APP_NAME_SUFFIX: z.string().max(22).default(''),
  DEVELOPER_NAME: z.string().min(1).max(32),
  DEVELOPER_WEBSITE_URL: WebPage,
  PRIVACY_URL: WebPage,
  TERMS_OF_USE_URL: WebPage,
  WITH_TABS: z.enum(['true', 'false']).default('false'),
});
export type PackageValues = z.infer<typeof PackageValues>;

/** Reads and checks the values of one environment. A variable of the process goes before the file's. */
export async function readPackageValues(
  file: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<PackageValues> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw environmentMissing(file, error);
  });
  const parsed = PackageValues.safeParse({ ...parseEnv(text), ...ownOf(env) });
  if (parsed.success) return parsed.data;
  throw environmentInvalid(
    file,
    parsed.error.issues.map(({ path, message }) => `${path.join('.')} (${message})`),
  );
}

function ownOf(env: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.keys(PackageValues.shape).flatMap((name) => {
      const value = env[name];
      return value === undefined || value === '' ? [] : [[name, value]];
    }),
  );
}
