import {
  answersOn,
  type ConsentLevel,
  chosenLevel,
  lowerLevel,
  type RetentionPeriods,
  shorterPeriods,
} from '../consent/index.ts';
import type { Meeting } from './meeting.ts';

type Consents = Pick<Meeting, 'consents' | 'ceiling' | 'people'>;

/**
 * @returns how a person's words are handled now: the level they chose last, never above the meeting's ceiling;
 * `none` for who has not answered, or has left since
 */
export function levelOf({ consents, ceiling }: Consents, personId: string): ConsentLevel {
  return lowerLevel(chosenLevel(consents, personId), ceiling);
}

/** Speaker of words that cannot be told apart by person, such as an unattributed transcript. */
export const UNATTRIBUTED = 'unattributed';

/**
 * @param speakerId a person id, or `UNATTRIBUTED`: such words follow the lowest level of all who are there
 * @param at when it was said (ISO 8601): a yes does not reach back, and a no reaches what is heard late
 * @returns how words are handled: the lowest level that their speaker has had since they were said
 */
export function levelOfSaid(meeting: Consents, speakerId: string, at: string): ConsentLevel {
  const speakers = speakerId === UNATTRIBUTED ? meeting.people.map(({ id }) => id) : [speakerId];
  if (speakers.length === 0) return 'none';
  return speakers.map((id) => lowestSince(meeting, id, at)).reduce(lowerLevel, meeting.ceiling);
}

function lowestSince({ consents }: Consents, personId: string, at: string): ConsentLevel {
  const [inForce, ...later] = answersOn(consents, personId, at) ?? [];
  return later.map(({ level }) => level).reduce(lowerLevel, inForce?.level ?? 'none');
}

/** @returns for how long what was said may be kept: never longer than its speaker was told, nor than the tenant wants */
export function periodsOfSaid(
  meeting: Consents,
  speakerId: string,
  at: string,
  ofTenant: RetentionPeriods,
): RetentionPeriods {
  const speakers = speakerId === UNATTRIBUTED ? meeting.people.map(({ id }) => id) : [speakerId];
  const answers = speakers.flatMap((id) => answersOn(meeting.consents, id, at) ?? []);
  return answers.reduce((shortest, { periods }) => shorterPeriods(shortest, periods ?? shortest), ofTenant);
}
