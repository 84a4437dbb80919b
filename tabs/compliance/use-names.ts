import { useMemo } from 'react';
import { useApp } from '../app/app-context.ts';
import { useConsents } from './consents/use-consents.ts';
import type { SubjectType } from './subject.ts';
import { useWords } from './words-context.ts';

interface Choice {
  value: string;
  words: string;
}

export interface Names {
  people: readonly Choice[];
  meetings: readonly Choice[];
  /** What a person, a meeting or the organisation is called here; the id where nothing better is known. */
  ofSubject: (type: SubjectType, id: string | null) => string;
  /** What a person is called. */
  ofPerson: (personId: string) => string;
  /** There are older meetings to fetch. */
  more: (() => void) | null;
}

/** People by name and meetings by when they were, as far as they were fetched; only Compliance may know them. */
export function useNames(): Names {
  const { session, format } = useApp();
  const words = useWords();
  const { data, hasNextPage, fetchNextPage } = useConsents({ enabled: session.roles.includes('Compliance') });
  return useMemo(() => {
    const rows = data?.pages.flatMap((page) => page.consents) ?? [];
    const people = new Map(rows.map(({ person }) => [person.id, person.name]));
    const meetings = new Map(
      rows.map(({ meetingId, startedAt }) => [meetingId, words.meetingOf(format.moment(startedAt))]),
    );
    const mayKnow = session.roles.includes('Compliance') || session.roles.includes('Admin');
    const ofPerson = (id: string) => {
      if (id === session.person.id) return session.person.name;
      return people.get(id) ?? (mayKnow ? id : words.someone);
    };
    return {
      people: choicesOf(people).sort((one, other) => one.words.localeCompare(other.words)),
      meetings: choicesOf(meetings),
      ofPerson,
      ofSubject(type, id) {
        if (id === null) return words.ofKind[type];
        return type === 'person' ? ofPerson(id) : (meetings.get(id) ?? `${words.ofKind.meeting} ${id}`);
      },
      more: hasNextPage ? () => void fetchNextPage() : null,
    };
  }, [data, hasNextPage, fetchNextPage, words, format, session]);
}

function choicesOf(names: ReadonlyMap<string, string>): Choice[] {
  return [...names].map(([value, words]) => ({ value, words }));
}
