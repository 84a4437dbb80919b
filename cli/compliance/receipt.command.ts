import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { createDocumentRenderer } from '../../adapters/documents/index.ts';
import { verifySignature } from '../../adapters/signing/index.ts';
import { Meeting } from '../../core/meetings/index.ts';
import { issueReceipt, makeReceipt, receiptDocument, verifyReceipt } from '../../core/receipts/index.ts';
import { AppError } from '../../core/shared/app-error.ts';
import { PublicKey } from '../../core/signing/index.ts';
import { wrongUse } from '../wrong-use.ts';
import { formatVerdict, REFUSALS } from './format-verdict.ts';
import { operator, parsed, withTenant } from './open-tenant.ts';

const NEXT = 'Run "npm run -s kollegan -- receipt" to see what there is.';

const HELP = `kollegan receipt verify FILE [--keys KEYS]
kollegan receipt export --meeting M --person P --out FILE [--format json|pdf]

  verify    whether a consent receipt is whole and signed, without a network; exit 1 with the reason when it is not
            --keys KEYS: the installation's public keys, as it serves them under /.well-known/kollegan-keys.json;
            without them the keys in the file are used, which do not tell whose receipt it is
  export    the receipt of one person in one meeting, from the data of this machine (--tenant, --settings FILE);
            from Azure: GET /api/compliance/receipts/{meeting}/{person}
`;

/** `kollegan receipt …`: proof of who answered what to which words. */
export async function receiptCommand([what, ...args]: readonly string[]): Promise<void> {
  switch (what) {
    case 'verify':
      return verify(args);
    case 'export':
      return exportReceipt(args);
    case undefined:
    case '--help':
      process.stdout.write(HELP);
      return;
    default:
      throw wrongUse(`"receipt ${what}" does not exist`, NEXT);
  }
}

/** As served, or as it stands in a receipt file. */
const Keys = z.union([z.object({ keys: z.array(PublicKey) }).transform(({ keys }) => keys), z.array(PublicKey)]);

async function verify(args: readonly string[]): Promise<void> {
  const { values, positionals } = parsed(args, { keys: { type: 'string' } });
  const [file] = positionals;
  if (file === undefined) throw wrongUse('"receipt verify" needs a file', NEXT);
  const keys = values.keys === undefined ? null : Keys.safeParse(readJson(values.keys));
  if (keys && !keys.success) throw wrongUse('--keys is no list of public keys', NEXT);
  const verdict = await verifyReceipt(readJson(file), { trusted: keys?.data ?? null, verify: verifySignature });
  if (!verdict.ok) {
    throw new AppError({
      code: 'RECEIPT.REFUSED',
      fate: 'tell-person',
      message: `The receipt is not good: ${REFUSALS[verdict.reason]} (${verdict.reason}).`,
    });
  }
  console.log(formatVerdict(verdict));
}

function readJson(file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    throw new AppError({
      code: 'RECEIPT.NO_FILE',
      fate: 'tell-person',
      message: `The file ${file} cannot be read. Give the path of a file that is there.`,
      cause,
    });
  }
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const Format = z.enum(['json', 'pdf']);

async function exportReceipt(args: readonly string[]): Promise<void> {
  const { values } = parsed(args, {
    meeting: { type: 'string' },
    person: { type: 'string' },
    out: { type: 'string' },
    format: { type: 'string', default: 'json' },
  });
  const { meeting: meetingId, person: personId, out } = values;
  const format = Format.safeParse(values.format);
  if (meetingId === undefined || personId === undefined || out === undefined) {
    throw wrongUse('"receipt export" needs --meeting, --person and --out', NEXT);
  }
  if (!format.success) throw wrongUse('--format is neither json nor pdf', NEXT);
  await withTenant(values, async ({ compliance, tenantId }) => {
    const { documents } = await compliance.store.query({ tenantId, kind: 'meeting', where: { meetingId }, limit: 1 });
    const meeting = documents[0] ? Meeting.parse(documents[0].body) : null;
    const asked = { personId, format: format.data, cause: operator(compliance) };
    const record = meeting && (await issueReceipt(compliance, { meeting, ...asked }));
    if (!record) {
      throw new AppError({
        code: 'RECEIPT.NOT_FOUND',
        fate: 'tell-person',
        message: 'Nobody with this id was asked in this meeting. Take both ids from the Compliance tab.',
      });
    }
    writeFileSync(
      out,
      format.data === 'pdf'
        ? await createDocumentRenderer().pdf(receiptDocument(record))
        : JSON.stringify(await makeReceipt(record, compliance.signer), null, 2),
    );
    console.log(`${out}: receipt ${record.receiptId}`);
  });
}
