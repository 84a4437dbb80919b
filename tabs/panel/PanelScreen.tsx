import { Field, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { MeetingSummary } from '../../core/contracts/api/meeting.api.ts';
import { useApp } from '../app/app-context.ts';
import { DecisionRows } from '../decision/DecisionRows.tsx';
import { missingIn } from '../meeting/close-answers.ts';
import { MeetingActions } from '../meeting/MeetingActions.tsx';
import { MEETING_TONES } from '../meeting/meeting-tone.ts';
import { useMeeting } from '../meeting/use-meeting.ts';
import { Choice } from '../parts/Choice.tsx';
import { Loaded } from '../parts/Loaded.tsx';
import { Screen } from '../parts/Screen.tsx';
import { Section } from '../parts/Section.tsx';
import { StateDot } from '../parts/StateDot.tsx';

const useStyles = makeStyles({
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXL, display: 'grid', gap: tokens.spacingVerticalXS },
});

/** Beside the meeting: what has been decided, what is missing, and the way to close. */
export function PanelScreen() {
  const { call, texts, host } = useApp();
  const running = useQuery({
    queryKey: ['meetings', 'panel'],
    queryFn: ({ signal }) => call('meetings.list', { query: { status: 'running' }, signal }),
  });
  return (
    <Screen title={texts.panel.title}>
      <Loaded query={running}>
        {({ meetings }) => <PanelBody meetings={host.chatId === null ? meetings : inChat(meetings, host.chatId)} />}
      </Loaded>
    </Screen>
  );
}

/** A series is a conversation of Teams. */
function inChat(meetings: readonly MeetingSummary[], chatId: string): MeetingSummary[] {
  return meetings.filter(({ seriesId }) => seriesId === chatId);
}

function PanelBody({ meetings }: { meetings: readonly MeetingSummary[] }) {
  const { texts } = useApp();
  const [chosen, setChosen] = useState<string | null>(null);
  const meeting = meetings.find(({ id }) => id === chosen) ?? meetings[0];
  // A meeting that was just closed here stays in view.
  const shown = meeting?.id ?? chosen;
  if (shown === null) return <Text>{texts.panel.noMeeting}</Text>;
  return (
    <>
      {meetings.length > 1 && (
        <Field label={texts.panel.choose}>
          <Choice
            value={shown}
            options={meetings.map(({ id, title }) => ({ value: id, words: title }))}
            onChoose={setChosen}
          />
        </Field>
      )}
      <PanelMeeting key={shown} meetingId={shown} onShown={setChosen} />
    </>
  );
}

function PanelMeeting({ meetingId, onShown }: { meetingId: string; onShown: (id: string) => void }) {
  const { texts } = useApp();
  const styles = useStyles();
  const { meeting, show } = useMeeting(meetingId);
  return (
    <Loaded query={meeting}>
      {(data) => {
        const missing = missingIn(data);
        const isClosed = data.status === 'closed';
        return (
          <>
            <StateDot tone={MEETING_TONES[data.status]}>{texts.meetings.status[data.status]}</StateDot>
            {data.editable && !isClosed && (
              <MeetingActions
                meeting={data}
                show={(fresh) => {
                  onShown(fresh.id);
                  show(fresh);
                }}
              />
            )}
            {!isClosed && (
              <Section title={texts.meeting.missingTitle}>
                {missing.length === 0 ? (
                  <StateDot tone="good">{texts.meeting.missingNone}</StateDot>
                ) : (
                  <ul className={styles.list}>
                    {missing.map(({ id, title, gate }) => (
                      <li key={id}>
                        <Text weight="semibold" block>
                          {title}
                        </Text>
                        <Text size={200}>{gate.map((problem) => texts.decision.gate[problem]).join(' ')}</Text>
                      </li>
                    ))}
                  </ul>
                )}
              </Section>
            )}
            <Section title={texts.meeting.decisions}>
              <DecisionRows cards={data.decisionList} none={texts.meeting.decisionsNone} />
            </Section>
          </>
        );
      }}
    </Loaded>
  );
}
