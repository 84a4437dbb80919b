import type { ErasureRequest } from '../../core/erasure/index.ts';
import type { ForgetCardView } from '../../core/views/index.ts';

const STATES: Readonly<Record<ErasureRequest['state'], ForgetCardView['state']>> = {
  'awaiting-confirmation': 'asking',
  'awaiting-second-person': 'asking',
  running: 'running',
  done: 'running',
  'blocked-by-hold': 'blocked',
  cancelled: 'cancelled',
  lapsed: 'lapsed',
};

/** A request for erasure as its card shows it. */
export function forgetView({ id, type, language, phrase, state }: ErasureRequest): ForgetCardView {
  return { language, about: type === 'meeting' ? 'meeting' : 'person', requestId: id, phrase, state: STATES[state] };
}
