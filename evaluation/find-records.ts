import { understandAll } from '../core/understanding/index.ts';
import type { ItemRecord, LabelledItem } from './labelled-item.ts';

/** @returns what the rules find in an item */
export function findRecords({ attendees, turns, language, meetingDate }: LabelledItem): ItemRecord[] {
  const findings = understandAll({
    utterances: turns.map(({ speaker, text }, at) => ({ id: `u${at}`, speakerId: speaker, at: '', text })),
    attendees: attendees.map((name) => ({ id: name, name })),
    meetingDate,
    language,
  });
  return findings.map(({ kind, title, owner, deadline, evidence }) => {
    const named = owner.type === 'person' ? owner.personId : null;
    const turns = evidence.map((id) => Number(id.slice(1)));
    return { kind, text: title, owner: owner.type === 'unknown' ? owner.name : named, deadline, turns };
  });
}
