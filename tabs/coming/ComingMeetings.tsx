import { useQuery } from '@tanstack/react-query';
import { useApp } from '../app/app-context.ts';
import { hrefOf } from '../app/route.ts';
import { Panel } from '../parts/Panel.tsx';
import { RowList } from '../parts/RowList.tsx';
import { Section } from '../parts/Section.tsx';
import { StartsIn } from './StartsIn.tsx';

/** What another process writes is not told here. */
const AGAIN_MS = 60_000;

/** The meetings that one has before one, the next one first; nothing where there are none. `framed`: in a panel of its own. */
export function ComingMeetings({ framed = false }: { framed?: boolean }) {
  const { call, texts, format } = useApp();
  const { data } = useQuery({
    queryKey: ['coming'],
    queryFn: ({ signal }) => call('coming.list', { signal }),
    refetchInterval: AGAIN_MS,
  });
  if (!data || data.meetings.length === 0) return null;
  const rows = data.meetings.map(({ id, title, startsAt, people, briefed }) => ({
    key: id,
    href: hrefOf(`/coming/${encodeURIComponent(id)}`),
    title: title === '' ? texts.coming.untitled : title,
    facts: (
      <>
        <StartsIn startsAt={startsAt} />
        <span>{format.instant(startsAt)}</span>
        <span>{texts.meetings.people(people)}</span>
        {briefed && <span>{texts.coming.briefed}</span>}
      </>
    ),
  }));
  const section = (
    <Section title={texts.coming.title}>
      <RowList rows={rows} none="" />
    </Section>
  );
  return framed ? <Panel>{section}</Panel> : section;
}
