import type { BoardChoice, BoardChoiceKind } from '../../core/contracts/api/board.api.ts';

export interface ChoiceFilterProps {
  kind: BoardChoiceKind;
  label: string;
  /** The id of what is chosen; empty when nothing is. */
  value: string;
  /** Undefined until they are fetched. */
  offered: readonly BoardChoice[] | undefined;
  /** Words for no filter. */
  all: string;
  onChoose: (id: string) => void;
}

export interface ChoiceSearchProps extends ChoiceFilterProps {
  /** What was done in the field that stood here until the search was fetched. */
  begun: { typed: string | null; hasFocus: boolean; isOpen: boolean };
}
