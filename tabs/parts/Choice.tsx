import { makeStyles, Select } from '@fluentui/react-components';

export interface ChoiceProps {
  value: string;
  options: readonly { value: string; words: string }[];
  onChoose: (value: string) => void;
  disabled?: boolean;
}

const useStyles = makeStyles({ whole: { width: '100%', minWidth: 0 } });

/** The system's own list to choose from: it works with every hand and reader. Never wider than its place. */
export function Choice({ value, options, onChoose, disabled = false, ...field }: ChoiceProps) {
  const styles = useStyles();
  return (
    <Select
      {...field}
      value={value}
      disabled={disabled}
      root={{ className: styles.whole }}
      select={{ className: styles.whole }}
      onChange={(_event, chosen) => onChoose(chosen.value)}
    >
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.words}
        </option>
      ))}
    </Select>
  );
}
