import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { Board, BoardFilter } from '../../core/contracts/api/board.api.ts';
import { useApp } from '../app/app-context.ts';
import { ChoiceFilter } from './ChoiceFilter.tsx';
import { useWide } from './use-wide.ts';

type Change = { [Key in keyof BoardFilter]?: BoardFilter[Key] | undefined };

interface BoardFiltersProps {
  filter: BoardFilter;
  /** Undefined until it is fetched. */
  board: Pick<Board, 'owners' | 'series'> | undefined;
  onChange: (change: Change) => void;
}

const useStyles = makeStyles({
  filters: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(150px, 100%), 1fr))',
    gap: tokens.spacingHorizontalM,
    alignItems: 'end',
  },
  field: { minWidth: 0 },
  input: { minWidth: 0, width: '100%' },
});

/** Typing is a filter after this long. */
const TYPING_MS = 250;
const NOTHING: Change = { ownerId: undefined, seriesId: undefined, from: undefined, to: undefined, text: undefined };

export function BoardFilters({ filter, board, onChange }: BoardFiltersProps) {
  const { texts } = useApp();
  const styles = useStyles();
  const [text, setText] = useState(filter.text ?? '');
  const applied = filter.text ?? '';
  const isWide = useWide();
  const count = Object.keys(filter).length;
  const [isOpen, setIsOpen] = useState(count > 0);
  const showsAll = isWide || isOpen;

  useEffect(() => setText(applied), [applied]);
  useEffect(() => {
    if (text === applied) return;
    const timer = setTimeout(() => onChange({ text: text === '' ? undefined : text }), TYPING_MS);
    return () => clearTimeout(timer);
  }, [text, applied, onChange]);

  return (
    // biome-ignore lint/a11y/useSemanticElements: a search element has no name of its own in every browser.
    <form
      role="search"
      aria-label={texts.board.filters}
      className={styles.filters}
      onSubmit={(event) => event.preventDefault()}
    >
      <Field label={texts.board.text} className={styles.field}>
        <Input
          type="search"
          className={styles.input}
          value={text}
          maxLength={100}
          onChange={(_event, { value }) => setText(value)}
        />
      </Field>
      {!isWide && (
        <Button aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
          {count === 0 ? texts.board.filters : `${texts.board.filters} (${count})`}
        </Button>
      )}
      {showsAll && (
        <>
          <ChoiceFilter
            kind="owners"
            label={texts.decision.owner}
            className={styles.field}
            value={filter.ownerId ?? ''}
            offered={board?.owners}
            all={texts.board.anyone}
            onChoose={(id) => onChange({ ownerId: id || undefined })}
          />
          <ChoiceFilter
            kind="series"
            label={texts.board.series}
            className={styles.field}
            value={filter.seriesId ?? ''}
            offered={board?.series}
            all={texts.board.anySeries}
            onChoose={(id) => onChange({ seriesId: id || undefined })}
          />
          <Field label={texts.board.from} className={styles.field}>
            <Input
              type="date"
              className={styles.input}
              value={filter.from ?? ''}
              onChange={(_event, { value }) => onChange({ from: value || undefined })}
            />
          </Field>
          <Field label={texts.board.to} className={styles.field}>
            <Input
              type="date"
              className={styles.input}
              value={filter.to ?? ''}
              onChange={(_event, { value }) => onChange({ to: value || undefined })}
            />
          </Field>
          <Button disabled={count === 0} onClick={() => onChange(NOTHING)}>
            {texts.board.clear}
          </Button>
        </>
      )}
    </form>
  );
}
