import { z } from 'zod';

/** No control or invisible characters and no halves of characters: stores, addresses and logs all read it alike. */
const PRINTABLE = /^\P{C}*$/u;

export const Id = z.string().min(1).max(2000).regex(PRINTABLE);
/** Ids that may be left empty, and must fit into a job. */
export const ShortId = z.string().max(200).regex(PRINTABLE);

const Account = z.object({
  id: Id,
  name: z.string().max(5000).nullish(),
  aadObjectId: ShortId.nullish(),
});

/**
 * What Kollegan reads of an activity; all else passes unread. Parsed here and not with the SDK's types, which
 * promise fields that Teams does not always send.
 */
export const InboundActivity = z.object({
  type: z.string().min(1).max(100),
  id: Id.nullish(),
  name: z.string().max(200).nullish(),
  text: z.string().nullish(),
  textFormat: z.string().nullish(),
  channelId: z.string().min(1).max(100),
  serviceUrl: z.url().max(2000),
  from: Account,
  recipient: Account,
  conversation: z.object({
    id: ShortId.min(1),
    conversationType: z.string().max(100).nullish(),
    tenantId: ShortId.nullish(),
    name: z.string().max(5000).nullish(),
  }),
  replyToId: z.string().max(2000).nullish(),
  entities: z.array(z.looseObject({ type: z.string().nullish() })).nullish(),
  channelData: z
    .looseObject({
      tenant: z.object({ id: ShortId }).nullish(),
      meeting: z.object({ id: z.string().max(2000).regex(PRINTABLE).nullish() }).nullish(),
    })
    .nullish(),
  value: z.unknown().optional(),
  membersAdded: z.array(Account).nullish(),
  membersRemoved: z.array(Account).nullish().catch(null),
  /** Of an installation: `add`, `remove`, or either of them with `-upgrade`. */
  action: z.string().max(100).nullish().catch(null),
});
export type InboundActivity = z.infer<typeof InboundActivity>;
