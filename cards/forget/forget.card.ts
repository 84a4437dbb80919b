import type { ChatCard } from '../../core/messaging/index.ts';
import type { ForgetCardView } from '../../core/views/index.ts';
import { textsOf } from '../locales/texts-of.ts';
import { createCardTemplate } from '../shared/card-template.ts';
import { fill } from '../shared/fill.ts';
import { linesOf } from '../shared/words.ts';
import template from './forget.template.json' with { type: 'json' };

const expand = createCardTemplate(template);

/** Asks whether everything about a person or a meeting is to be removed, with words to type so that no click does it. */
export function renderForget({ language, about, requestId, phrase, state }: ForgetCardView): ChatCard {
  const texts = textsOf(language);
  const { heading, explanation } = texts.forget[about];
  const { label, wrong, button, cancel, ended } = texts.forget;
  const isWrong = state === 'wrong-words';
  const isAsking = isWrong || state === 'asking';
  const model = {
    heading,
    explanation: state === 'asking' || state === 'wrong-words' ? explanation : ended[state],
    label: fill(label, { phrase }),
    wrong,
    button,
    cancel,
    isAsking,
    isWrong,
    data: { requestId },
  };
  return {
    name: 'forget',
    card: expand(model, { language, fallbackText: `${heading}. ${texts.common.fallback}` }),
    text: linesOf(heading, model.explanation, isWrong ? wrong : null, isAsking ? model.label : null),
  };
}
