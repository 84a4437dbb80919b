import type { RetentionReceipt } from '../../core/retention/index.ts';
import { wrongUse } from '../wrong-use.ts';
import { parsed, withTenant } from './open-tenant.ts';

const NEXT = 'Run "npm run -s kollegan -- retention" to see what there is.';

const HELP = `kollegan retention dry-run
kollegan retention run

  dry-run   what the nightly retention would remove now, by rule, and what holds keep
  run       the nightly retention, now; leaves a signed receipt

  --tenant ID          which tenant, where there are several
  --settings FILE      settings from a file
`;

/** `kollegan retention …`: what is over, and what would go. */
export async function retentionCommand([subcommand, ...args]: readonly string[]): Promise<void> {
  const { values } = parsed(args, {});
  switch (subcommand) {
    case 'dry-run':
      return withTenant(values, async ({ compliance, tenantId }) => {
        console.log(formatReceipt(await compliance.retention.dryRun(tenantId), 'would be removed'));
      });
    case 'run':
      return withTenant(values, async ({ compliance, tenantId }) => {
        const { receipt } = await compliance.retention.run(tenantId);
        console.log(`${formatReceipt(receipt, 'removed')}\nReceipt ${receipt.id}.`);
      });
    case undefined:
    case '--help':
      process.stdout.write(HELP);
      return;
    default:
      throw wrongUse(`"retention ${subcommand}" does not exist`, NEXT);
  }
}

function formatReceipt({ looked, removed, expired, skipped, overdueReviews }: RetentionReceipt, verb: string): string {
  return [
    `${looked} documents looked at.`,
    ...(removed.length === 0 ? [`Nothing ${verb}.`] : []),
    ...removed.map(({ rule, kind, count }) => `  ${rule} (${kind}): ${count} ${verb}`),
    ...expired.map(({ rule, kind, count }) => `  ${rule} (${kind}): ${count} expired since the last receipt`),
    ...skipped.map(({ holdId, rule, count }) => `  ${rule}: ${count} kept by hold ${holdId}`),
    ...overdueReviews.map((holdId) => `  hold ${holdId} waits for its review`),
  ].join('\n');
}
