import { parseArgs } from 'node:util';
import { readEmbeddedConfig } from '../../adapters/config/index.ts';
import { type OpenCompliance, openCompliance } from '../../composition/open-compliance.ts';
import { AppError } from '../../core/shared/app-error.ts';
import { withEnvFile } from '../env-file.ts';

/** The data of one tenant on this machine. */
export interface OpenTenant {
  compliance: OpenCompliance;
  tenantId: string;
}

/** What an operator does; nobody in particular. */
export function operator({ clock, newId }: OpenCompliance) {
  return { actor: 'operator', at: clock.now(), correlationId: newId() };
}

/** The options that every command about a tenant takes. */
export const TENANT_OPTIONS = { tenant: { type: 'string' }, settings: { type: 'string' } } as const;

type Options = NonNullable<NonNullable<Parameters<typeof parseArgs>[0]>['options']>;

/** Opens the data, does the work with the tenant that is named or the only one there is, and closes it. */
export async function withTenant<Result>(
  { tenant, settings }: { tenant?: string | undefined; settings?: string | undefined },
  work: (opened: OpenTenant) => Promise<Result>,
): Promise<Result> {
  const config = readEmbeddedConfig(withEnvFile(settings, process.env), process.cwd());
  const compliance = await openCompliance(config);
  try {
    return await work({ compliance, tenantId: tenant ?? (await onlyTenant(compliance)) });
  } finally {
    compliance.close();
  }
}

async function onlyTenant({ tenants }: OpenCompliance): Promise<string> {
  const [only, ...others] = await tenants();
  if (only !== undefined && others.length === 0) return only;
  throw new AppError({
    code: 'CLI.WHICH_TENANT',
    fate: 'tell-person',
    message:
      only === undefined
        ? 'There is no data here yet. Set KOLLEGAN_DATA_DIR to the folder of the installation.'
        : `There are several tenants here; name one with --tenant: ${[only, ...others].join(', ')}.`,
  });
}

export function parsed<More extends Options>(args: readonly string[], options: More) {
  return parseArgs({ args: [...args], allowPositionals: true, options: { ...TENANT_OPTIONS, ...options } });
}
