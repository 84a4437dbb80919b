import { headsIn } from '../../adapters/audit-anchor/index.ts';
import { verifySignature } from '../../adapters/signing/index.ts';
import type { OpenAudit } from '../../composition/open-audit.ts';
import { verifyAudit, verifyExport, verifyProof } from '../../core/audit/index.ts';
import { formatReport } from './format-report.ts';
import { readJson, readKeys, readLines, readText } from './read-files.ts';

/** @returns whether it is in order; what is said of it goes to the output */
export type Verdict = Promise<boolean>;

/** @param anchor a copy of the heads outside, in the place of those that the settings name */
export async function verifyLogs(open: OpenAudit, tenants: readonly string[], anchor: string | undefined): Verdict {
  const copy = anchor === undefined ? undefined : readText(anchor);
  const keys = await open.signer.publicKeys();
  let isGood = true;
  let shown = false;
  for (const tenantId of tenants) {
    const report =
      copy === undefined
        ? await open.proofs.verify(tenantId)
        : await verifyAudit({ ...open, keys, anchor: { heads: async (of) => headsIn(copy, of) } }, tenantId);
    const isEmpty = report.size === 0 && report.problem === null;
    if (!isEmpty) console.log(formatReport(report));
    shown ||= !isEmpty;
    isGood &&= report.problem === null;
  }
  if (!shown) console.log('Nothing was logged yet.');
  return isGood;
}

export async function verifyExportFile(file: string, keysFile: string | undefined): Verdict {
  const keys = readKeys(keysFile);
  const verdict = await verifyExport({ verifySignature, ...(keys && { keys }) }, readLines(file));
  if (!verdict.ok) {
    console.log(`${file}: WRONG: line ${verdict.line} [${verdict.reason}]`);
    return false;
  }
  const { tenantId, events, root, heads, latest } = verdict;
  console.log(
    [
      `${tenantId}: in order`,
      `  ${events} events, root ${root}`,
      `  ${heads} signed heads, the last of ${latest.size} events at ${latest.at} with key ${latest.kid}`,
      keys ? '  held against the keys given' : '  held against the keys in the file: compare them, or give --keys',
    ].join('\n'),
  );
  return true;
}

export async function verifyProofFile(file: string, keysFile: string | undefined): Verdict {
  const keys = readKeys(keysFile);
  const verdict = await verifyProof({ verifySignature, ...(keys && { keys }) }, readJson(file));
  if (!verdict.ok) {
    console.log(`${file}: WRONG: [${verdict.reason}]`);
    return false;
  }
  const { sequence, head } = verdict;
  console.log(
    [
      `${head.tenant}: event ${sequence} is in the log of ${head.size} events that was signed at ${head.at} with key ${head.kid}`,
      keys ? '  held against the keys given' : '  held against the keys in the file: compare them, or give --keys',
    ].join('\n'),
  );
  return true;
}
