import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import type { MeetingDetail } from '../../core/contracts/api/meeting.api.ts';
import { useApp } from '../app/app-context.ts';
import { goTo } from '../app/route.ts';
import type { ScreenProps } from '../app/screen-props.ts';
import { DecisionRows } from '../decision/DecisionRows.tsx';
import { Evidence } from '../decision/Evidence.tsx';
import { Columns } from '../parts/Columns.tsx';
import { ErrorNotice } from '../parts/ErrorNotice.tsx';
import { Loaded } from '../parts/Loaded.tsx';
import { Panel } from '../parts/Panel.tsx';
import { PracticeTag } from '../parts/PracticeTag.tsx';
import { Screen } from '../parts/Screen.tsx';
import { Section } from '../parts/Section.tsx';
import { StateDot } from '../parts/StateDot.tsx';
import { Agendas } from './Agendas.tsx';
import { Before } from './Before.tsx';
import { MeetingActions } from './MeetingActions.tsx';
import { MEETING_TONES } from './meeting-tone.ts';
import { OwnChoice } from './OwnChoice.tsx';
import { Participants } from './Participants.tsx';
import { Recap } from './Recap.tsx';
import { useMeeting } from './use-meeting.ts';

const EraseMeeting = lazy(async () => ({ default: (await import('./EraseMeeting.tsx')).EraseMeeting }));

const useStyles = makeStyles({
  facts: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
  },
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXL, overflowWrap: 'anywhere' },
  decisions: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
});

/** One meeting, while it runs and afterwards. */
export function MeetingScreen({ params }: ScreenProps) {
  const { texts } = useApp();
  const { meeting, show } = useMeeting(params['meetingId'] ?? '');
  return (
    <Screen title={meeting.data?.title ?? texts.meetings.title}>
      <Loaded query={meeting}>{(data) => <MeetingBody meeting={data} show={show} />}</Loaded>
    </Screen>
  );
}

function MeetingBody({ meeting, show }: { meeting: MeetingDetail; show: (fresh: MeetingDetail) => void }) {
  const { texts, format, session } = useApp();
  const styles = useStyles();
  const isOrganiser = meeting.participants.some(({ id, organiser }) => organiser && id === session.person.id);
  const { status, startedAt, closedAt, closedBy, openQuestions, decisionList } = meeting;
  return (
    <>
      <div className={styles.facts}>
        <StateDot tone={MEETING_TONES[status]}>{texts.meetings.status[status]}</StateDot>
        <Text>{texts.meeting.started(format.instant(startedAt))}</Text>
        {closedAt !== null && closedBy !== null && (
          <Text>{texts.meeting.closedBy(closedBy.name, format.instant(closedAt))}</Text>
        )}
        {meeting.sample && <RemoveSample />}
      </div>
      {meeting.editable && status !== 'closed' && <MeetingActions meeting={meeting} show={show} />}
      <Columns>
        <Panel>
          {status !== 'closed' && <Before meeting={meeting} />}
          <Section title={texts.meeting.decisions}>
            <div className={styles.decisions}>
              <DecisionRows cards={decisionList} none={texts.meeting.decisionsNone} />
            </div>
          </Section>
          {decisionList.some(({ evidence }) => evidence.length > 0) && (
            <Section title={texts.decision.evidence}>
              {decisionList.map(({ id, title, evidence }) => (
                <details key={id}>
                  <summary>{title}</summary>
                  <Evidence evidence={evidence} />
                </details>
              ))}
            </Section>
          )}
          {openQuestions.length > 0 && (
            <Section title={texts.meeting.questions}>
              <ul className={styles.list}>
                {openQuestions.map(({ text, at }) => (
                  <li key={`${at}${text}`}>{text}</li>
                ))}
              </ul>
            </Section>
          )}
        </Panel>
        <Panel>
          {status === 'closed' && <Recap meeting={meeting} />}
          <Participants meeting={meeting} />
          <OwnChoice meeting={meeting} />
          {status === 'closed' && <Agendas meeting={meeting} />}
          {isOrganiser && !meeting.sample && (
            <Suspense>
              <EraseMeeting meeting={meeting} />
            </Suspense>
          )}
        </Panel>
      </Columns>
    </>
  );
}

function RemoveSample() {
  const { call, texts, tell } = useApp();
  const remove = useMutation({
    mutationFn: () => call('sample.remove', {}),
    onSuccess() {
      tell(texts.meeting.sampleRemoved);
      goTo('/');
    },
  });
  return (
    <>
      <PracticeTag words={texts.meetings.sample} />
      <Button size="small" disabled={remove.isPending} onClick={() => remove.mutate()}>
        {texts.meeting.removeSample}
      </Button>
      {remove.isError && <ErrorNotice error={remove.error} texts={texts} />}
    </>
  );
}
