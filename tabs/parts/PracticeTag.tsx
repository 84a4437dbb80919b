import { makeStyles, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  tag: {
    padding: `2px ${tokens.spacingHorizontalS}`,
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorStatusWarningBorderActive}`,
    backgroundColor: tokens.colorStatusWarningBackground1,
    color: tokens.colorStatusWarningForeground1,
    fontSize: tokens.fontSizeBase200,
    whiteSpace: 'nowrap',
  },
});

/** Nobody may take the made-up people for real ones. */
export function PracticeTag({ words }: { words: string }) {
  const styles = useStyles();
  return <span className={styles.tag}>{words}</span>;
}
