import { makeStyles, Text, ToggleButton, tokens } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { MeetingDetail } from '../../core/contracts/api/meeting.api.ts';
import type { ConsentLevelName } from '../../core/contracts/api/shared.api.ts';
import { useApp } from '../app/app-context.ts';
import { ErrorNotice } from '../parts/ErrorNotice.tsx';
import { Section } from '../parts/Section.tsx';

const LEVELS = ['bas', 'plus', 'juridik', 'none'] as const;
const useStyles = makeStyles({ buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS } });

/** What one lets be done with one's own words; a no is one click, also when the meeting is over. */
export function OwnChoice({ meeting: { id: meetingId, participants, status } }: { meeting: MeetingDetail }) {
  const { call, session, texts, tell } = useApp();
  const styles = useStyles();
  const queryClient = useQueryClient();
  const answer = useMutation({
    mutationFn: (level: ConsentLevelName) => call('consent.answer', { params: { meetingId }, body: { level } }),
    onSuccess() {
      tell(texts.app.saved);
      void queryClient.invalidateQueries({ queryKey: ['meeting', meetingId] });
    },
  });
  const own = participants.find(({ id }) => id === session.person.id);
  if (!own) return null;
  const offered = status === 'closed' ? LEVELS.filter((level) => level === 'none' || level === own.level) : LEVELS;
  return (
    <Section title={texts.meeting.ownChoice}>
      <Text>{texts.meeting.ownChoiceHelp}</Text>
      <div className={styles.buttons}>
        {offered.map((level) => (
          <ToggleButton
            key={level}
            checked={own.answered && own.level === level}
            disabledFocusable={answer.isPending}
            onClick={() => answer.mutate(level)}
          >
            {texts.meeting.levels[level]}
          </ToggleButton>
        ))}
      </div>
      {answer.isError && <ErrorNotice error={answer.error} texts={texts} />}
    </Section>
  );
}
