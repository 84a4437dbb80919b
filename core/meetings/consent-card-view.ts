import { basisFor, chosenLevel, consentNotice, hasAnswered } from '../consent/index.ts';
import { kindOf, PersonKind } from '../people/index.ts';
import type { TenantSettings } from '../settings/index.ts';
import { TEXTS } from '../texts/index.ts';
import type { ConsentCardView } from '../views/index.ts';
import { basisOf, isAnswerOutdated } from './ask-consent.ts';
import { levelOf } from './level-of.ts';
import type { Meeting } from './meeting.ts';
import { nameOf } from './people-of.ts';

/** Teams' limit for user-specific views; the others have the common card, on which every button is theirs as well. */
export const MAX_REFRESH_USERS = 60;

/** The consent card: for everyone, or as one person sees it. */
export function consentCardView(meeting: Meeting, settings: TenantSettings, personId: string | null): ConsentCardView {
  const answered = meeting.people.filter(({ id }) => hasAnswered(meeting.consents, id));
  const unanswered = meeting.people.filter((person) => !answered.includes(person));
  return {
    language: meeting.language,
    meetingId: meeting.id,
    notice: personId === null ? noticeForAll(meeting, settings) : noticeFor(meeting, settings, personId),
    own: personId === null ? null : ownView(meeting, settings, personId),
    ceiling: meeting.ceiling,
    answered: answered.length,
    total: meeting.people.length,
    refreshUserIds: [...unanswered, ...answered].slice(0, MAX_REFRESH_USERS).map(({ teamsId }) => teamsId),
  };
}

function noticeFor(meeting: Meeting, settings: TenantSettings, personId: string): ConsentCardView['notice'] {
  const basis = basisOf(meeting, personId, settings);
  const notice = consentNotice({ language: meeting.language, basis, periods: settings.retention });
  const { lead, ground, levels, withdrawal } = notice;
  return { lead, ground, levels, withdrawal };
}

/** Where employees and guests are together on different grounds, each finds their own line; of who is not there, none. */
function noticeForAll(meeting: Meeting, settings: TenantSettings): ConsentCardView['notice'] {
  const { language, people } = meeting;
  const present = PersonKind.options.filter((kind) => people.some((person) => kindOf(person) === kind));
  const notices = present.map((kind) => {
    const basis = basisFor(settings.legalBasis, kind);
    return { kind, basis, ...consentNotice({ language, basis, periods: settings.retention }) };
  });
  const [first = { ...noticeFor(meeting, settings, ''), basis: null }, second] = notices;
  const isOne = second === undefined || second.basis === first.basis;
  const { forKind } = TEXTS[language].consent;
  const ground = isOne ? first.ground : notices.map((each) => forKind[each.kind](each.ground)).join(' ');
  return { lead: first.lead, ground, levels: first.levels, withdrawal: first.withdrawal };
}

function ownView(meeting: Meeting, settings: TenantSettings, personId: string): ConsentCardView['own'] {
  const level = hasAnswered(meeting.consents, personId) ? chosenLevel(meeting.consents, personId) : null;
  const effective = levelOf(meeting, personId);
  return {
    name: nameOf(meeting, personId),
    level,
    loweredTo: level !== null && effective !== level ? effective : null,
    isOutdated: level !== null && level !== 'none' && isAnswerOutdated(meeting, personId, settings),
    isOrganizer: meeting.organizerId === personId,
  };
}
