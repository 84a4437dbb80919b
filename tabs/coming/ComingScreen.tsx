import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { ComingDetail } from '../../core/contracts/api/coming.api.ts';
import { problemOf } from '../api/problem-error.ts';
import { useApp } from '../app/app-context.ts';
import { goTo } from '../app/route.ts';
import type { ScreenProps } from '../app/screen-props.ts';
import { Agenda } from '../meeting/Agenda.tsx';
import { OpenInSeries } from '../meeting/OpenInSeries.tsx';
import { Columns } from '../parts/Columns.tsx';
import { Loaded } from '../parts/Loaded.tsx';
import { Panel } from '../parts/Panel.tsx';
import { Screen } from '../parts/Screen.tsx';
import { Section } from '../parts/Section.tsx';
import { StartsIn } from './StartsIn.tsx';

const useStyles = makeStyles({
  facts: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
  },
  list: { listStyle: 'none', margin: 0, padding: 0, display: 'grid', gap: tokens.spacingVerticalXS },
});

/** One meeting before it begins. When it has, it goes on under the same id. */
export function ComingScreen({ params }: ScreenProps) {
  const { call, texts } = useApp();
  const meetingId = params['meetingId'] ?? '';
  const coming = useQuery({
    queryKey: ['coming', meetingId],
    queryFn: ({ signal }) => call('coming.read', { params: { meetingId }, signal }),
  });
  const isOver = coming.isError && problemOf(coming.error).code === 'API.NOT_FOUND';
  useEffect(() => {
    if (isOver) goTo(`/meetings/${encodeURIComponent(meetingId)}`, {}, { replace: true });
  }, [isOver, meetingId]);
  return (
    <Screen title={coming.data?.title || texts.coming.title}>
      <Loaded query={coming}>{(data) => <ComingBody coming={data} />}</Loaded>
    </Screen>
  );
}

function ComingBody({ coming }: { coming: ComingDetail }) {
  const { texts, format } = useApp();
  const styles = useStyles();
  const { startsAt, agenda, agendaOf, brief, briefed, editable, participants } = coming;
  return (
    <>
      <div className={styles.facts}>
        <StartsIn startsAt={startsAt} />
        <Text>{format.instant(startsAt)}</Text>
        <Text>{briefed ? texts.coming.briefed : texts.coming.notBriefed}</Text>
      </div>
      <Columns>
        <Panel>
          <Section title={texts.meeting.before}>
            <Agenda
              meeting={{ id: agendaOf ?? '', status: 'closed', editable: editable && agendaOf !== null }}
              of="next"
              agenda={agenda}
            />
            {brief.first && <Text>{texts.meeting.firstInSeries}</Text>}
          </Section>
          {!brief.first && <OpenInSeries brief={brief} />}
        </Panel>
        <Panel>
          <Section title={texts.coming.people}>
            <ul className={styles.list}>
              {participants.map(({ id, name, organiser }) => (
                <li key={id}>
                  {name}
                  {organiser && <Text size={200}> ({texts.meeting.organiser})</Text>}
                </li>
              ))}
            </ul>
            <Text size={200}>{texts.coming.consent}</Text>
          </Section>
        </Panel>
      </Columns>
    </>
  );
}
