import { Link, makeStyles, Text, tokens } from '@fluentui/react-components';
import type { ApiResponse } from '../../core/contracts/api/api-types.ts';
import { useApp } from '../app/app-context.ts';

const useStyles = makeStyles({
  list: {
    listStyle: 'none',
    margin: 0,
    padding: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
  },
  quote: {
    margin: 0,
    paddingInlineStart: tokens.spacingHorizontalM,
    borderLeft: `3px solid ${tokens.colorNeutralStroke1}`,
    overflowWrap: 'anywhere',
  },
  hidden: { color: tokens.colorNeutralForeground3 },
});

/** Who said it and when; the words where their consent allows it. */
export function Evidence({ evidence }: { evidence: ApiResponse<'decisions.read'>['evidence'] }) {
  const { texts, format } = useApp();
  const styles = useStyles();
  if (evidence.length === 0) return <Text>{texts.decision.evidenceNone}</Text>;
  return (
    <ul className={styles.list}>
      {evidence.map(({ speaker, at, quote, link }) => (
        <li key={`${speaker?.id}${at}`}>
          <Text size={200} block>
            {speaker?.name ?? texts.app.unknownPerson} · {format.instant(at)}
          </Text>
          {quote === null ? (
            <Text className={styles.hidden}>{texts.decision.evidenceHidden}</Text>
          ) : (
            <blockquote className={styles.quote}>{quote}</blockquote>
          )}
          {link !== null && isWeb(link) && (
            <Link href={link} target="_blank" rel="noreferrer" inline>
              {texts.decision.source}
            </Link>
          )}
        </li>
      ))}
    </ul>
  );
}

/** A link may come from what somebody said: nothing but a page of the web is followed. */
function isWeb(link: string): boolean {
  return URL.canParse(link) && new URL(link).protocol === 'https:';
}
