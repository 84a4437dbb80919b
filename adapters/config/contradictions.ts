import { EU_REGIONS } from './eu-regions.ts';
import type { Settings } from './settings.ts';

type Given = Partial<Settings>;
/** As the process was started, with names that are not ours too. */
type Surroundings = Readonly<Record<string, string | undefined>>;

/** Settings that are good each by itself and wrong together, or dangerous where people's data is. By name only. */
export function contradictions(given: Given, env: Surroundings): string[] {
  return [...dangers(given, env), ...places(given), ...identities(given)];
}

/** The same on one machine. */
export function embeddedContradictions({ COSMOS_ENDPOINT, COSMOS_KEY }: Given): string[] {
  if (COSMOS_ENDPOINT !== undefined && COSMOS_KEY === undefined) return ['COSMOS_KEY (is missing for COSMOS_ENDPOINT)'];
  if (COSMOS_ENDPOINT === undefined && COSMOS_KEY !== undefined) return ['COSMOS_ENDPOINT (is missing for COSMOS_KEY)'];
  return [];
}

function dangers(given: Given, env: Surroundings): string[] {
  const { E2E_BYPASS_AUTH, COSMOS_ENDPOINT, AUDIT_ANCHOR_URL, KOLLEGAN_ENV } = given;
  const faults = Object.entries(env)
    .filter(([name, value]) => /^DANGEROUSLY_/i.test(name) && value !== undefined && value !== '')
    .map(([name]) => `${name} (is refused in production)`);
  if (KOLLEGAN_ENV === 'embedded') faults.push('KOLLEGAN_ENV (is embedded; remove it in production)');
  if (E2E_BYPASS_AUTH) faults.push('E2E_BYPASS_AUTH (is refused in production)');
  if (env['NODE_TLS_REJECT_UNAUTHORIZED'] === '0') {
    faults.push('NODE_TLS_REJECT_UNAUTHORIZED (turns off the check of certificates; remove it)');
  }
  if (/--inspect/.test(env['NODE_OPTIONS'] ?? '')) faults.push('NODE_OPTIONS (opens a debugger; remove --inspect)');
  if (COSMOS_ENDPOINT?.startsWith('http:')) faults.push('COSMOS_ENDPOINT (must be https in production)');
  if (AUDIT_ANCHOR_URL?.startsWith('http:')) faults.push('AUDIT_ANCHOR_URL (must be https in production)');
  return faults;
}

function places({ AZURE_REGION, DATA_RESIDENCY, ...given }: Given): string[] {
  const faults: string[] = [];
  const regions: readonly string[] = EU_REGIONS;
  if (DATA_RESIDENCY === 'eu' && AZURE_REGION !== undefined && !regions.includes(AZURE_REGION)) {
    faults.push(`AZURE_REGION (is outside the EU, which DATA_RESIDENCY demands; allowed: ${regions.join(', ')})`);
  }
  const { SERVICE_BUS_NAMESPACE: ours, SERVICE_BUS__fullyQualifiedNamespace: triggers } = given;
  if (ours !== undefined && triggers !== undefined && ours.toLowerCase() !== triggers.toLowerCase()) {
    faults.push('SERVICE_BUS__fullyQualifiedNamespace (is another namespace than SERVICE_BUS_NAMESPACE)');
  }
  return faults;
}

/** One proof of who we are, and the one that the registration takes. */
function identities(given: Given): string[] {
  const { MICROSOFT_APP_TYPE, MICROSOFT_APP_ID, AZURE_CLIENT_ID, MICROSOFT_APP_CERTIFICATE } = given;
  const secrets = (['MICROSOFT_APP_CERTIFICATE', 'MICROSOFT_APP_PASSWORD'] as const).filter((name) => given[name]);
  if (AZURE_CLIENT_ID === undefined) {
    if (MICROSOFT_APP_TYPE === 'UserAssignedMSI') return ['AZURE_CLIENT_ID (is missing for UserAssignedMSI)'];
    if (secrets.length === 0) return ['AZURE_CLIENT_ID (is missing, and so are a certificate and a password)'];
    return MICROSOFT_APP_CERTIFICATE && secrets.length === 2
      ? ['MICROSOFT_APP_PASSWORD (is not used beside MICROSOFT_APP_CERTIFICATE; remove it)']
      : [];
  }
  const faults = secrets.map((name) => `${name} (is not used beside AZURE_CLIENT_ID; remove it)`);
  const isSame = AZURE_CLIENT_ID === MICROSOFT_APP_ID;
  if (MICROSOFT_APP_TYPE === 'UserAssignedMSI' && !isSame) {
    faults.push('MICROSOFT_APP_ID (must be AZURE_CLIENT_ID where MICROSOFT_APP_TYPE is UserAssignedMSI)');
  }
  if (MICROSOFT_APP_TYPE === 'SingleTenant' && isSame) {
    faults.push('MICROSOFT_APP_TYPE (SingleTenant needs an app registration; this app id is the managed identity)');
  }
  return faults;
}
