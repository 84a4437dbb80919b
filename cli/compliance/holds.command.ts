import { type Hold, HoldSubject, type HoldTerms, isReviewOverdue } from '../../core/holds/index.ts';
import { AppError } from '../../core/shared/app-error.ts';
import { wrongUse } from '../wrong-use.ts';
import { type OpenTenant, operator, parsed, withTenant } from './open-tenant.ts';

const NEXT = 'Run "npm run -s kollegan -- holds" to see what there is.';

const HELP = `kollegan holds list
kollegan holds place tenant | meeting ID | person ID  --owner WHO --reason WHY --review YYYY-MM-DD
kollegan holds release HOLD

  list      legal holds, those that stand first
  place     keeps everything of it until the hold is released, whoever asks for its removal
  release   what is over goes with the next retention

  --tenant ID          which tenant, where there are several
  --settings FILE      settings from a file
`;

/** `kollegan holds …`: what must not be removed. */
export async function holdsCommand([subcommand, ...args]: readonly string[]): Promise<void> {
  const { values, positionals } = parsed(args, {
    owner: { type: 'string' },
    reason: { type: 'string' },
    review: { type: 'string' },
  });
  switch (subcommand) {
    case 'list':
      return withTenant(values, list);
    case 'place': {
      const { owner, reason, review } = values;
      if (!owner || !reason || !review) throw wrongUse('"holds place" needs --owner, --reason and --review', NEXT);
      const subject = subjectOf(positionals);
      return withTenant(values, (opened) => place(opened, subject, { owner, reason, reviewOn: review }));
    }
    case 'release': {
      const [holdId] = positionals;
      if (holdId === undefined) throw wrongUse('"holds release" needs the id of a hold', NEXT);
      return withTenant(values, (opened) => release(opened, holdId));
    }
    case undefined:
    case '--help':
      process.stdout.write(HELP);
      return;
    default:
      throw wrongUse(`"holds ${subcommand}" does not exist`, NEXT);
  }
}

function subjectOf([type, id]: readonly string[]): HoldSubject {
  const subject = HoldSubject.safeParse({ type, ...(type === 'meeting' ? { meetingId: id } : { personId: id }) });
  if (!subject.success) throw wrongUse('"holds place" needs tenant, meeting ID or person ID', NEXT);
  return subject.data;
}

async function list({ compliance: { holds, clock }, tenantId }: OpenTenant): Promise<void> {
  const all = await holds.all(tenantId);
  console.log(all.length === 0 ? 'No hold was ever placed.' : all.map((hold) => line(hold, clock.now())).join('\n'));
}

async function place({ compliance, tenantId }: OpenTenant, subject: HoldSubject, terms: HoldTerms): Promise<void> {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(terms.reviewOn)) throw wrongUse('--review is no day such as 2027-01-31', NEXT);
  const hold = await compliance.holds.place(tenantId, subject, terms, compliance.newId(), operator(compliance));
  const { lifted } = await compliance.applyHolds(tenantId);
  console.log(`${line(hold, compliance.clock.now())}\n${lifted} documents do not expire from now on.`);
}

async function release({ compliance, tenantId }: OpenTenant, holdId: string): Promise<void> {
  const hold = await compliance.holds.release(tenantId, holdId, operator(compliance));
  if (!hold) throw notFound();
  const { restored } = await compliance.applyHolds(tenantId);
  console.log(`${line(hold, compliance.clock.now())}\n${restored} documents expire again.`);
}

function line(hold: Hold, now: Date): string {
  const { id, subject, owner, reason, reviewOn, releasedAt } = hold;
  const about =
    subject.type === 'tenant'
      ? 'tenant'
      : `${subject.type} ${subject.type === 'meeting' ? subject.meetingId : subject.personId}`;
  const state =
    releasedAt === null
      ? `review ${reviewOn}${isReviewOverdue(hold, now) ? ', overdue' : ''}`
      : `released ${releasedAt}`;
  return `${id}  ${about}  ${state}\n  ${owner}: ${reason}`;
}

function notFound(): AppError {
  return new AppError({
    code: 'HOLDS.NOT_FOUND',
    fate: 'tell-person',
    message: 'No such hold stands. Run "npm run -s kollegan -- holds list" to see which do.',
  });
}
