import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import type { AuditVerdict } from '../../../core/contracts/api/audit.api.ts';
import { useApp } from '../../app/app-context.ts';
import { ErrorNotice } from '../../parts/ErrorNotice.tsx';
import { Facts } from '../../parts/Facts.tsx';
import { Section } from '../../parts/Section.tsx';
import { StateDot } from '../../parts/StateDot.tsx';
import { useFormStyles } from '../form-styles.ts';
import { useWords } from '../words-context.ts';

/** Has the whole log recomputed and says what came of it. */
export function VerifyAudit() {
  const { call, texts } = useApp();
  const { audit: words } = useWords();
  const verify = useMutation({ mutationFn: () => call('audit.verify', {}) });
  return (
    <Section title={words.verify}>
      <Text>{words.lead}</Text>
      <div>
        <Button appearance="primary" disabledFocusable={verify.isPending} onClick={() => verify.mutate()}>
          {verify.isPending ? words.verifying : words.verify}
        </Button>
      </div>
      {verify.isError && <ErrorNotice error={verify.error} texts={texts} />}
      <div role="status">{verify.data && <Verdict verdict={verify.data} />}</div>
    </Section>
  );
}

const useStyles = makeStyles({ root: { fontFamily: tokens.fontFamilyMonospace, overflowWrap: 'anywhere' } });

function Verdict({ verdict }: { verdict: AuditVerdict }) {
  const { format } = useApp();
  const { audit: words } = useWords();
  const styles = useStyles();
  const forms = useFormStyles();
  const { ok, problem, checkedAt, size, root, heads, anchored } = verdict;
  const where = format.number(problem?.at ?? 0);
  const wrong = words.bad(problem?.of === 'head' ? words.atHead(where) : words.atEvent(where), problem?.reason ?? '');
  const headOf = ({ latest }: AuditVerdict['heads'], none: string) =>
    latest === null ? none : words.headOf(format.number(latest.size), format.moment(latest.at));
  return (
    <div className={forms.form}>
      <StateDot tone={ok ? 'good' : 'bad'}>{ok ? words.good : wrong}</StateDot>
      <Facts
        facts={[
          [words.checkedAt, format.moment(checkedAt)],
          [words.size, format.number(size)],
          [
            words.root,
            <span key="root" className={styles.root}>
              {root ?? '–'}
            </span>,
          ],
          [words.head, headOf(heads, words.headNone)],
          [words.anchor, headOf(anchored, words.anchorNone)],
        ]}
      />
    </div>
  );
}
