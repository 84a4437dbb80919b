import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { Environment, readEmbeddedConfig, readProductionConfig } from '../../adapters/config/index.ts';
import { type OpenAudit, openAzureAudit, openEmbeddedAudit } from '../../composition/open-audit.ts';
import { keysFolder } from '../../composition/open-signer.ts';
import { exportLog } from '../../core/audit/index.ts';
import { AppError, codeOf } from '../../core/shared/app-error.ts';
import { withEnvFile } from '../env-file.ts';
import { wrongUse } from '../wrong-use.ts';
import { rotateInFolder, rotateToFile } from './rotate-key.ts';
import { type Verdict, verifyExportFile, verifyLogs, verifyProofFile } from './verify.ts';

const NEXT = 'Run "npm run -s kollegan -- audit" to see what there is.';

const HELP = `kollegan audit verify [--tenant T] [--anchor FILE]
kollegan audit verify --file FILE | --proof FILE [--keys FILE]
kollegan audit export --out FILE [--tenant T]
kollegan audit prove ID [--out FILE] [--tenant T]
kollegan audit rotate-key [--env production --out FILE]

  verify       recomputes the log from its first event, and holds it against every head that was signed, beside the
               log and outside; exit code 1 with what is wrong and where. With --anchor against a copy of the heads
               outside. With --file or --proof it checks an export or a proof, with nothing else but the file
  export       the whole log with its signed heads and the public keys, as lines of JSON
  prove        that one event is in the log, as JSON; ID as the list of events shows it
  rotate-key   signs with a new key from now on. For Azure it is written to a file, for the Key Vault

  --keys FILE          public keys from /.well-known/kollegan-keys.json, in the place of those in the file
  --env production     the log on Azure, as the settings say; else that of the data folder, also while it is in use
  --settings FILE      settings from a file
`;

type Env = Readonly<Record<string, string | undefined>>;

interface Options {
  tenant: string | undefined;
  anchor: string | undefined;
  file: string | undefined;
  proof: string | undefined;
  keys: string | undefined;
  out: string | undefined;
}

/** `kollegan audit …`: that the record of what happened is the one that was written. */
export async function auditCommand([subcommand, ...args]: readonly string[]): Promise<void> {
  const text = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      ...{ tenant: text, anchor: text, file: text, proof: text, keys: text, out: text, settings: text },
      env: { type: 'string', default: 'embedded' },
    },
  });
  const environment = Environment.safeParse(values.env);
  if (!environment.success) throw wrongUse('--env is neither production nor embedded', NEXT);
  const { tenant, anchor, file, proof, keys, out } = values;
  const options: Options = { tenant, anchor, file, proof, keys, out };
  const env = () => withEnvFile(values.settings, process.env);
  switch (subcommand) {
    case 'verify':
      if (!(await verify(options, environment.data, env))) process.exitCode = 1;
      return;
    case 'export':
      if (out === undefined) throw wrongUse('"audit export" needs --out FILE', NEXT);
      return withAudit(environment.data, env(), (open) => exportTo(open, out, options));
    case 'prove': {
      const [id] = positionals;
      if (id === undefined) throw wrongUse('"audit prove" needs the id of an event', NEXT);
      return withAudit(environment.data, env(), (open) => prove(open, id, options));
    }
    case 'rotate-key':
      if (environment.data === 'production') return rotateToFile(env()['SIGNING_KEYS'] || undefined, out);
      return rotateInFolder(keysFolder(readEmbeddedConfig(env(), process.cwd()).dataDir));
    case undefined:
    case '--help':
      process.stdout.write(HELP);
      return;
    default:
      throw wrongUse(`"audit ${subcommand}" does not exist`, NEXT);
  }
}

async function verify({ tenant, anchor, file, proof, keys }: Options, of: Environment, env: () => Env): Verdict {
  if (file !== undefined) return verifyExportFile(file, keys);
  if (proof !== undefined) return verifyProofFile(proof, keys);
  return withAudit(of, env(), async (open) => {
    // All there are: one whose log was taken away has signed heads outside.
    const tenants = tenant === undefined ? await open.store.tenants() : [tenant];
    return verifyLogs(open, tenants, anchor);
  });
}

async function exportTo(open: OpenAudit, out: string, { tenant }: Options): Promise<void> {
  const tenantId = tenant ?? (await onlyTenant(open));
  await record(open, tenantId, 'audit.exported', {});
  await signUnlessBroken(open, tenantId);
  const keys = await open.signer.publicKeys();
  await pipeline(Readable.from(exportLog({ ...open, keys }, tenantId)), createWriteStream(out, { mode: 0o600 }));
  console.log(
    `The log of ${tenantId} is in ${out}. Check it with "npm run -s kollegan -- audit verify --file ${out}".`,
  );
}

async function prove(open: OpenAudit, id: string, { tenant, out }: Options): Promise<void> {
  const tenantId = tenant ?? (await onlyTenant(open));
  const proof = await open.proofs.prove(tenantId, id);
  if (!proof) throw noSuchEvent();
  await record(open, tenantId, 'audit.proved', { eventSequence: proof.event.sequence });
  const text = `${JSON.stringify(proof, null, 2)}\n`;
  if (out === undefined) process.stdout.write(text);
  else await pipeline(Readable.from([text]), createWriteStream(out, { mode: 0o600 }));
}

/** Who looks at the log stands in the log. Whoever has this command has no other name here. */
async function record({ audit }: OpenAudit, tenantId: string, type: string, data: Record<string, number>) {
  const correlationId = randomUUID();
  const place = { conversationId: 'audit', meetingId: 'audit', correlationId };
  const at = new Date().toISOString();
  await audit.append(tenantId, [{ id: `a-${correlationId}`, type, at, actor: 'operator', ...place, data }]);
}

/** What was tampered with can still be exported: it is evidence too. */
async function signUnlessBroken({ proofs }: OpenAudit, tenantId: string): Promise<void> {
  try {
    await proofs.sign(tenantId);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    console.error(`${error.message} [${codeOf(error)}]`);
  }
}

async function withAudit<Result>(of: Environment, env: Env, work: (open: OpenAudit) => Promise<Result>) {
  const open =
    of === 'production'
      ? await openAzureAudit(readProductionConfig(env, 'bot'))
      : await openEmbeddedAudit(readEmbeddedConfig(env, process.cwd()));
  try {
    return await work(open);
  } finally {
    open.close();
  }
}

async function loggedTenants({ store, audit }: OpenAudit): Promise<string[]> {
  const logged: string[] = [];
  for (const tenantId of await store.tenants()) if ((await audit.head(tenantId)).size > 0) logged.push(tenantId);
  return logged;
}

async function onlyTenant(open: OpenAudit): Promise<string> {
  const [first, ...more] = await loggedTenants(open);
  if (first === undefined) throw noSuchEvent();
  if (more.length > 0) throw wrongUse('There are several tenants', 'Name one with --tenant.');
  return first;
}

function noSuchEvent(): AppError {
  return new AppError({
    code: 'AUDIT.NO_SUCH_EVENT',
    fate: 'tell-person',
    message: 'There is no such event in the audit log. Take its id from the list of events, or from an export.',
  });
}
