import { chosenLevel, consentNotice, hasAnswered } from '../consent/index.ts';
import type { TenantSettings } from '../settings/index.ts';
import type { ConsentCardView } from '../views/index.ts';
import { levelOf } from './level-of.ts';
import type { Meeting } from './meeting.ts';
import { nameOf } from './people-of.ts';

/** Teams' limit for user-specific views; beyond it everyone gets the common card. */
export const MAX_REFRESH_USERS = 60;

/** The consent card: for everyone, or as one person sees it. */
export function consentCardView(meeting: Meeting, settings: TenantSettings, personId: string | null): ConsentCardView {
  const { lead, levels, withdrawal } = consentNotice(meeting.language, settings.retention);
  return {
    language: meeting.language,
    meetingId: meeting.id,
    notice: { lead, levels, withdrawal },
    own: personId === null ? null : ownView(meeting, personId),
    ceiling: meeting.ceiling,
    answered: meeting.people.filter(({ id }) => hasAnswered(meeting.consents, id)).length,
    total: meeting.people.length,
    refreshUserIds: meeting.people.length <= MAX_REFRESH_USERS ? meeting.people.map(({ teamsId }) => teamsId) : [],
  };
}

function ownView(meeting: Meeting, personId: string): ConsentCardView['own'] {
  const level = hasAnswered(meeting.consents, personId) ? chosenLevel(meeting.consents, personId) : null;
  const effective = levelOf(meeting, personId);
  return {
    name: nameOf(meeting, personId),
    level,
    loweredTo: level !== null && effective !== level ? effective : null,
    isOrganizer: meeting.organizerId === personId,
  };
}
