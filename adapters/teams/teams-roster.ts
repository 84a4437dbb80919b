import { z } from 'zod';
import type { ConversationReference } from '../../core/messaging/index.ts';
import type { MeetingDetails, Person, Roster } from '../../core/people/index.ts';
import { AppError } from '../../core/shared/app-error.ts';
import type { ConnectorClients } from './connector-clients.ts';
import { type RetryOptions, TURN_RETRIES, withRetries } from './with-retries.ts';

/** A member as the connector tells; `objectId` is the older name of `aadObjectId`. */
const Member = z
  .object({
    id: z.string().min(1),
    name: z.string().nullish(),
    aadObjectId: z.string().nullish(),
    objectId: z.string().nullish(),
    email: z.string().nullish(),
    userPrincipalName: z.string().nullish(),
    tenantId: z.string().nullish(),
    userRole: z.string().nullish(),
  })
  .transform((member) => ({
    tenantId: member.tenantId || null,
    role: member.userRole?.toLowerCase() || null,
    person: {
      id: member.aadObjectId || member.objectId || member.id,
      teamsId: member.id,
      name: member.name ?? '',
      email: member.email || member.userPrincipalName || null,
    },
  }));
type Member = z.infer<typeof Member>;

/** `user` alone is a member of the tenant; Teams has `guest` and `anonymous` too. Who it says nothing of stays unknown. */
function toPerson({ person, role, tenantId }: Member, { tenantId: ours }: ConversationReference): Person {
  if (role === 'user' && tenantId === ours) return { ...person, kind: 'employee' };
  const isKnown = (role !== null && role !== 'user') || (tenantId !== null && tenantId !== ours);
  return isKnown ? { ...person, kind: 'guest' } : person;
}

const MeetingInfo = z.object({
  details: z
    .object({
      title: z.string().nullish(),
      // The SDK makes dates of them, and invalid dates of what is none: no reason to lose the title.
      scheduledStartTime: z.unknown().optional(),
      scheduledEndTime: z.unknown().optional(),
    })
    .nullish(),
  organizer: z.object({ id: z.string().nullish(), aadObjectId: z.string().nullish() }).nullish(),
});

const PAGE_SIZE = 200;
/** Teams meetings have at most 1,000 people who can interact; more pages than that is a connector gone wrong. */
const MAX_PAGES = 20;

/** Who is in the chat, and what Teams knows of the meeting. */
export function createTeamsRoster({
  clients,
  retries = TURN_RETRIES,
}: {
  clients: ConnectorClients;
  retries?: RetryOptions;
}): Roster {
  return {
    async members(reference) {
      const { serviceUrl, conversationId } = reference;
      const { conversations } = clients.connector(serviceUrl);
      const people: Person[] = [];
      let continuationToken: string | undefined;
      for (let page = 0; page < MAX_PAGES; page++) {
        // The SDK's type wants a token for the first page too; what is undefined it leaves out of the address.
        const options = { pageSize: PAGE_SIZE, continuationToken } as { pageSize: number; continuationToken: string };
        const result = await withRetries(
          () => conversations.getConversationPagedMembers(conversationId, options),
          retries,
        );
        people.push(
          ...z
            .array(Member)
            .parse(result.members)
            .map((member) => toPerson(member, reference)),
        );
        continuationToken = result.continuationToken;
        if (!continuationToken) break;
      }
      return people;
    },
    member: (reference, teamsId) => orNull(() => member(reference, teamsId)),
    meeting: (reference, teamsMeetingId) => orNull(() => meeting(reference, teamsMeetingId)),
  };

  async function member(reference: ConversationReference, teamsId: string): Promise<Person> {
    const { conversations } = clients.connector(reference.serviceUrl);
    const get = () => conversations.getConversationMember(reference.conversationId, teamsId);
    return toPerson(Member.parse(await withRetries(get, retries)), reference);
  }

  async function meeting({ serviceUrl }: ConversationReference, teamsMeetingId: string): Promise<MeetingDetails> {
    const { teams } = clients.teams(serviceUrl);
    const info = MeetingInfo.parse(await withRetries(() => teams.fetchMeetingInfo(teamsMeetingId), retries));
    return {
      title: info.details?.title ?? '',
      organizerId: info.organizer?.aadObjectId || info.organizer?.id || null,
      startsAt: instantOf(info.details?.scheduledStartTime),
      endsAt: instantOf(info.details?.scheduledEndTime),
    };
  }
}

/** @returns an instant in UTC; null for none, and for what is none */
function instantOf(value: unknown): string | null {
  const instant = new Date(value instanceof Date || typeof value === 'string' ? value : Number.NaN);
  return Number.isNaN(instant.getTime()) ? null : instant.toISOString();
}

/** Not there, or not for us to see: the caller knows what to do without. */
async function orNull<Value>(read: () => Promise<Value>): Promise<Value | null> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof AppError && error.code === 'CHAT.FORBIDDEN') return null;
    throw error;
  }
}
