import { Field, Radio, RadioGroup } from '@fluentui/react-components';
import { KnownField } from './KnownField.tsx';
import { SUBJECT_TYPES, type SubjectType } from './subject.ts';
import { useWords } from './words-context.ts';

interface SubjectFieldsProps {
  label: string;
  type: SubjectType;
  id: string;
  /** It was sent without anything chosen. */
  isMissing: boolean;
  onChange: (type: SubjectType, id: string) => void;
}

/** A person, a meeting or the organisation. */
export function SubjectFields({ label, type, id, isMissing, onChange }: SubjectFieldsProps) {
  const words = useWords();
  return (
    <>
      <Field label={label}>
        <RadioGroup
          value={type}
          onChange={(_event, { value }) => onChange(SUBJECT_TYPES.find((each) => each === value) ?? 'meeting', '')}
        >
          {SUBJECT_TYPES.map((each) => (
            <Radio key={each} value={each} label={words.kinds[each]} />
          ))}
        </RadioGroup>
      </Field>
      {type !== 'tenant' && (
        <KnownField
          key={type}
          type={type}
          id={id}
          isMissing={isMissing}
          onChange={(chosen) => onChange(type, chosen)}
        />
      )}
    </>
  );
}
