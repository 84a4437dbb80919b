import { Checkbox, Field, Input, makeStyles, Textarea, tokens } from '@fluentui/react-components';
import type { MeetingDetail } from '../../core/contracts/api/meeting.api.ts';
import { useApp } from '../app/app-context.ts';
import { Choice } from '../parts/Choice.tsx';
import { type CloseAnswer, isToPark } from './close-answers.ts';

interface CloseRowProps {
  decision: MeetingDetail['decisionList'][number];
  people: MeetingDetail['participants'];
  answer: CloseAnswer;
  messages: (field: keyof CloseAnswer) => { validationMessage?: string };
  onChange: (answer: CloseAnswer) => void;
}

const useStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(200px, 100%), 1fr))',
    gap: tokens.spacingHorizontalM,
    margin: 0,
    padding: tokens.spacingHorizontalM,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    minWidth: 0,
  },
  title: { fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  input: { width: '100%', minWidth: 0 },
});

/** What one decision lacks, and where to fill it in. */
export function CloseRow({ decision, people, answer, messages, onChange }: CloseRowProps) {
  const { texts, session } = useApp();
  const styles = useStyles();
  const { gate, owner } = decision;
  const lacks = (part: 'owner' | 'deadline') => gate.find((problem) => problem.startsWith(part));
  const why = (part: 'owner' | 'deadline') => {
    const problem = lacks(part);
    return problem ? { hint: texts.decision.gate[problem] } : {};
  };
  const change = (part: Partial<CloseAnswer>) => onChange({ ...answer, ...part });
  const parks = isToPark(decision, answer);
  const candidates = owner.type === 'ambiguous' ? owner.people : people;

  return (
    <fieldset className={styles.row}>
      <legend className={styles.title}>{decision.title}</legend>
      {!parks && lacks('owner') && (
        <Field label={texts.decision.owner} {...why('owner')} {...messages('ownerId')}>
          <Choice
            value={answer.ownerId}
            options={[
              { value: '', words: texts.decision.choose },
              ...candidates.map(({ id, name }) => ({ value: id, words: name })),
            ]}
            onChoose={(ownerId) => change({ ownerId })}
          />
        </Field>
      )}
      {!parks && lacks('deadline') && (
        <Field label={texts.decision.deadline} {...why('deadline')} {...messages('deadline')}>
          <Input
            type="date"
            className={styles.input}
            min={session.today}
            value={answer.deadline}
            onChange={(_event, { value }) => change({ deadline: value })}
          />
        </Field>
      )}
      {parks && (
        <Field label={texts.meeting.reason} required {...messages('reason')}>
          <Textarea value={answer.reason} maxLength={300} onChange={(_event, { value }) => change({ reason: value })} />
        </Field>
      )}
      <Checkbox
        disabled={gate.includes('reason-missing')}
        label={texts.meeting.park}
        checked={parks}
        onChange={(_event, { checked }) => change({ parked: checked === true })}
      />
    </fieldset>
  );
}
