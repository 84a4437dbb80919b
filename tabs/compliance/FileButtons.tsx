import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import type { ApiParams } from '../../core/contracts/api/api-types.ts';
import { saveFile } from '../api/save-file.ts';
import { useApp } from '../app/app-context.ts';
import { ErrorNotice } from '../parts/ErrorNotice.tsx';

type Endpoint = 'receipts.read' | 'receipts.own' | 'erasures.certificate';
/** What each of them is asked for but its format. */
type Signed = { [Name in Endpoint]: { endpoint: Name; params: ApiParams<Name> } }[Endpoint];

interface FileButtonsProps {
  file: Signed;
  /** Without its ending. */
  fileName: string;
  /** What each button says to a reader. */
  label: (format: string) => string;
  /** Also to the eye; else the format alone. */
  isLong?: boolean;
}

const FORMATS = ['json', 'pdf'] as const;
const useStyles = makeStyles({ buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS } });

/** Something signed to take away: for machines and to read. */
export function FileButtons({ file, fileName, label, isLong = false }: FileButtonsProps) {
  const { getToken, texts } = useApp();
  const styles = useStyles();
  const save = useMutation({
    mutationFn: (format: (typeof FORMATS)[number]) =>
      saveFile({ ...file, getToken, query: { format }, fileName: `${fileName}.${format}` }),
  });
  return (
    <>
      <div className={styles.buttons}>
        {FORMATS.map((format) => (
          <Button
            key={format}
            size={isLong ? 'medium' : 'small'}
            disabledFocusable={save.isPending}
            aria-label={label(format.toUpperCase())}
            onClick={() => save.mutate(format)}
          >
            {isLong ? label(format.toUpperCase()) : format.toUpperCase()}
          </Button>
        ))}
      </div>
      {save.isError && <ErrorNotice error={save.error} texts={texts} />}
    </>
  );
}
