import { writeFile } from 'node:fs/promises';
import { createDocumentRenderer } from '../../adapters/documents/index.ts';
import {
  type ConfirmResult,
  certificateDocument,
  type ErasureRequest,
  type ErasureSubject,
} from '../../core/erasure/index.ts';
import { AppError } from '../../core/shared/app-error.ts';
import { wrongUse } from '../wrong-use.ts';
import { formatRequest } from './format-request.ts';
import { type OpenTenant, operator, parsed, withTenant } from './open-tenant.ts';

const NEXT = 'Run "npm run -s kollegan -- erase" to see what there is.';

const HELP = `kollegan erase person ID | meeting ID | tenant   [--confirm TEXT] [--planner]
kollegan erase status [REQUEST]
kollegan erase cancel REQUEST
kollegan erase certificate REQUEST [--pdf FILE]

  person, meeting, tenant   asks that everything of it is removed, and with --confirm confirms it. The running product
                            does it, now or with its next start. A tenant also takes a second person, in the tab
  status                    how far requests have come
  cancel                    takes back a request that waits for its words or for the second person
  certificate               the signed proof, as JSON or to a PDF

  --confirm TEXT            the words that the request asks for; left out, they are shown
  --planner                 also the texts of the Planner tasks
  --tenant ID               which tenant, where there are several
  --settings FILE           settings from a file
`;

/** `kollegan erase …`: removes what people ask to be removed. */
export async function eraseCommand([subcommand, ...args]: readonly string[]): Promise<void> {
  const { values, positionals } = parsed(args, {
    confirm: { type: 'string' },
    planner: { type: 'boolean', default: false },
    pdf: { type: 'string' },
  });
  const [id] = positionals;
  switch (subcommand) {
    case 'person':
    case 'meeting':
    case 'tenant': {
      const subject = subjectOf(subcommand, id);
      return withTenant(values, (opened) => erase(opened, subject, values));
    }
    case 'status':
      return withTenant(values, (opened) => status(opened, id));
    case 'cancel':
      if (id === undefined) throw wrongUse('"erase cancel" needs the id of a request', NEXT);
      return withTenant(values, (opened) => cancel(opened, id));
    case 'certificate':
      if (id === undefined) throw wrongUse('"erase certificate" needs the id of a request', NEXT);
      return withTenant(values, (opened) => certificate(opened, id, values.pdf));
    case undefined:
    case '--help':
      process.stdout.write(HELP);
      return;
    default:
      throw wrongUse(`"erase ${subcommand}" does not exist`, NEXT);
  }
}

function subjectOf(type: ErasureSubject['type'], id: string | undefined): ErasureSubject {
  if (type === 'tenant') return { type };
  if (id === undefined) throw wrongUse(`"erase ${type}" needs an id`, NEXT);
  return type === 'person' ? { type, personId: id } : { type, meetingId: id };
}

const WAITING: readonly string[] = ['awaiting-confirmation', 'awaiting-second-person'];
const SHOWN = 50;

async function erase(
  { compliance, tenantId }: OpenTenant,
  subject: ErasureSubject,
  { confirm, planner }: { confirm?: string | undefined; planner: boolean },
): Promise<void> {
  const { desk, newId } = compliance;
  const cause = operator(compliance);
  const waiting = (await desk.list(tenantId, SHOWN)).find(
    (request) => WAITING.includes(request.state) && JSON.stringify(request.subject) === JSON.stringify(subject),
  );
  const request =
    waiting ?? (await desk.ask({ tenantId, subject, channel: 'cli', withPlanner: planner, requestId: newId(), cause }));
  if (confirm === undefined) {
    console.log(formatRequest(request));
    if (WAITING.includes(request.state))
      console.log(`Nothing is removed yet. Confirm with: --confirm "${request.phrase}"`);
    return;
  }
  const result = await desk.confirm({ tenantId, requestId: request.id, words: confirm, cause });
  console.log(confirmed(result));
}

function confirmed(result: ConfirmResult): string {
  if (result.type === 'refused') throw refused(result.reason);
  if (result.type === 'not-found') throw notFound();
  const next =
    result.type === 'running'
      ? 'The running product removes it now, or with its next start.'
      : 'A second person confirms it in the tab Compliance, with the same words.';
  return `${formatRequest(result.request)}\n${next}`;
}

async function status({ compliance: { desk }, tenantId }: OpenTenant, id: string | undefined): Promise<void> {
  const requests = id === undefined ? await desk.list(tenantId, SHOWN) : [await find({ desk, tenantId }, id)];
  console.log(requests.length === 0 ? 'Nobody has asked for an erasure.' : requests.map(formatRequest).join('\n'));
}

async function cancel({ compliance, tenantId }: OpenTenant, id: string): Promise<void> {
  const { desk } = compliance;
  const result = await desk.cancel({ tenantId, requestId: id, cause: operator(compliance) });
  if (result.type === 'not-found') throw notFound();
  if (result.type === 'refused') throw notCancelled();
  console.log(`${formatRequest(result.request)}\nNothing was removed.`);
}

async function certificate(
  { compliance: { desk, settings }, tenantId }: OpenTenant,
  id: string,
  pdf: string | undefined,
): Promise<void> {
  const request = await find({ desk, tenantId }, id);
  if (!request.certificate) throw notDone();
  if (pdf === undefined) {
    console.log(JSON.stringify(request.certificate, null, 2));
    return;
  }
  const { language } = await settings.settingsOf(tenantId);
  const document = certificateDocument(request.certificate.payload, language);
  await writeFile(pdf, await createDocumentRenderer().pdf(document));
  console.log(`Written to ${pdf}.`);
}

async function find(
  { desk, tenantId }: Pick<OpenTenant['compliance'], 'desk'> & Pick<OpenTenant, 'tenantId'>,
  id: string,
): Promise<ErasureRequest> {
  const request = await desk.read(tenantId, id);
  if (!request) throw notFound();
  return request;
}

const REASONS = {
  'wrong-words': 'The words are others than the request asks for.',
  'same-person': 'A whole tenant takes a second person: somebody confirms it in the tab Compliance.',
  'not-waiting': 'The request waits for no confirmation any more.',
} as const;

function refused(reason: keyof typeof REASONS): AppError {
  return new AppError({
    code: 'ERASE.NOT_CONFIRMED',
    fate: 'tell-person',
    message: `${REASONS[reason]} Nothing was removed. Run "npm run -s kollegan -- erase status" to see what there is.`,
  });
}

function notCancelled(): AppError {
  return new AppError({
    code: 'ERASE.NOT_CANCELLED',
    fate: 'tell-person',
    message:
      'Only a request that waits can be cancelled. This one runs already, or has ended. ' +
      'Run "npm run -s kollegan -- erase status" to see how far it has come.',
  });
}

function notFound(): AppError {
  return new AppError({
    code: 'ERASE.NOT_FOUND',
    fate: 'tell-person',
    message: 'There is no such request. Run "npm run -s kollegan -- erase status" to see which there are.',
  });
}

function notDone(): AppError {
  return new AppError({
    code: 'ERASE.NOT_DONE',
    fate: 'tell-person',
    message: 'The request is not done yet, so it has no certificate. Run "npm run -s kollegan -- erase status".',
  });
}
