import { z } from 'zod';
import { AuditList, AuditProofView, AuditQuery, AuditVerdict } from './audit.api.ts';
import {
  Board,
  BoardChoiceKind,
  BoardChoices,
  BoardChoicesQuery,
  BoardColumnPage,
  BoardQuery,
  ColumnQuery,
} from './board.api.ts';
import { ComingDetail, ComingList } from './coming.api.ts';
import { AnswerConsent, ConsentList, ConsentState, ConsentsQuery, ReceiptQuery } from './consent.api.ts';
import { Dashboard } from './dashboard.api.ts';
import {
  AddComment,
  AddDecision,
  BoardColumn,
  ChangeDecision,
  CommentList,
  CommentView,
  DecisionDetail,
  MoveDecision,
} from './decision.api.ts';
import type { EndpointName } from './endpoints.ts';
import { AskErasure, CertificateQuery, ConfirmErasure, ErasureList, ErasureView } from './erasure.api.ts';
import {
  AgendaView,
  ChangeAgenda,
  CloseMeeting,
  ExportQuery,
  MeetingDetail,
  MeetingList,
  MeetingListQuery,
  MeetingSummary,
} from './meeting.api.ts';
import { Observability, ObservabilityQuery } from './observability.api.ts';
import { ChangeProfile, PeopleList, PeopleQuery, PersonDetail, Profile } from './people.api.ts';
import {
  AnswerRequest,
  AskRequest,
  ExtendRequest,
  OwnRequests,
  PersonExportQuery,
  RecordRequest,
  RequestList,
  RequestQuery,
  RequestView,
} from './privacy.api.ts';
import { ChangeHold, HoldList, HoldView, PlaceHold, RetentionQuery, RetentionView } from './retention.api.ts';
import { Session, SignedIn, SignIn, SignInWays } from './session.api.ts';
import { Settings, SettingsBody } from './settings.api.ts';
import { Id, PageQuery } from './shared.api.ts';

/** What an endpoint takes and gives. A part that is left out must be empty. */
export interface EndpointSchemas {
  params?: z.ZodObject;
  query?: z.ZodObject;
  body?: z.ZodType;
  response?: z.ZodType;
}

const OfMeeting = z.object({ meetingId: Id });
const OfHold = z.object({ holdId: Id });
const OfRequest = z.object({ requestId: Id });
const OfDecision = OfMeeting.extend({ decisionId: Id });

/** The schemas of every row of `ENDPOINTS`; a row without its schemas does not compile. */
export const SCHEMAS = {
  'openapi.read': { response: z.record(z.string(), z.unknown()) },
  'session.ways': { response: SignInWays },
  'session.signIn': { body: SignIn, response: SignedIn },
  'session.read': { response: Session },
  'dashboard.read': { response: Dashboard },
  'meetings.list': { query: MeetingListQuery, response: MeetingList },
  'coming.list': { response: ComingList },
  'coming.read': { params: OfMeeting, response: ComingDetail },
  'meetings.read': { params: OfMeeting, response: MeetingDetail },
  'meetings.export': { params: OfMeeting, query: ExportQuery },
  'meetings.close': { params: OfMeeting, body: CloseMeeting, response: MeetingDetail },
  'meetings.reopen': { params: OfMeeting, response: MeetingDetail },
  'agenda.change': { params: OfMeeting, body: ChangeAgenda, response: AgendaView },
  'consent.answer': { params: OfMeeting, body: AnswerConsent, response: ConsentState },
  'receipts.own': { params: OfMeeting, query: ReceiptQuery },
  'decisions.add': { params: OfMeeting, body: AddDecision, response: DecisionDetail },
  'decisions.read': { params: OfDecision, response: DecisionDetail },
  'decisions.change': { params: OfDecision, body: ChangeDecision, response: DecisionDetail },
  'decisions.move': { params: OfDecision, body: MoveDecision, response: DecisionDetail },
  'comments.list': { params: OfDecision, query: PageQuery, response: CommentList },
  'comments.add': { params: OfDecision, body: AddComment, response: CommentView },
  'comments.remove': { params: OfDecision.extend({ commentId: Id }) },
  'board.read': { query: BoardQuery, response: Board },
  'board.column': { params: z.object({ column: BoardColumn }), query: ColumnQuery, response: BoardColumnPage },
  'board.choices': {
    params: z.object({ kind: BoardChoiceKind }),
    query: BoardChoicesQuery,
    response: BoardChoices,
  },
  'people.list': { query: PeopleQuery, response: PeopleList },
  'people.read': { params: z.object({ personId: Id }), response: PersonDetail },
  'profile.read': { response: Profile },
  'profile.change': { body: ChangeProfile, response: Profile },
  'profile.remove': {},
  'observability.read': { query: ObservabilityQuery, response: Observability },
  'audit.list': { query: AuditQuery, response: AuditList },
  'audit.verify': { response: AuditVerdict },
  'audit.prove': { params: z.object({ eventId: Id }), response: AuditProofView },
  'settings.read': { response: Settings },
  'settings.change': { body: SettingsBody, response: Settings },
  'consents.list': { query: ConsentsQuery, response: ConsentList },
  'receipts.read': { params: OfMeeting.extend({ personId: Id }), query: ReceiptQuery },
  'privacy.requests': { response: OwnRequests },
  'privacy.ask': { body: AskRequest, response: RequestView },
  'privacy.export': { query: PersonExportQuery },
  'requests.list': { query: RequestQuery, response: RequestList },
  'requests.record': { body: RecordRequest, response: RequestView },
  'requests.take': { params: OfRequest, response: RequestView },
  'requests.extend': { params: OfRequest, body: ExtendRequest, response: RequestView },
  'requests.answer': { params: OfRequest, body: AnswerRequest, response: RequestView },
  'sample.create': { response: MeetingSummary },
  'sample.remove': {},
  'erasures.list': { response: ErasureList },
  'erasures.ask': { body: AskErasure, response: ErasureView },
  'erasures.read': { params: OfRequest, response: ErasureView },
  'erasures.confirm': { params: OfRequest, body: ConfirmErasure, response: ErasureView },
  'erasures.cancel': { params: OfRequest, response: ErasureView },
  'erasures.certificate': { params: OfRequest, query: CertificateQuery },
  'retention.read': { query: RetentionQuery, response: RetentionView },
  'holds.list': { response: HoldList },
  'holds.place': { body: PlaceHold, response: HoldView },
  'holds.change': { params: OfHold, body: ChangeHold, response: HoldView },
  'holds.release': { params: OfHold, response: HoldView },
  'events.stream': {},
} as const satisfies Record<EndpointName, EndpointSchemas>;
