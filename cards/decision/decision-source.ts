import type { DecisionCardView } from '../../core/views/index.ts';
import type { CardTexts } from '../locales/card-texts.ts';
import { fill } from '../shared/fill.ts';
import { personName } from '../shared/people-field.ts';
import { MAX_LINE, words } from '../shared/words.ts';

/** Where the decision came from: the words if they were kept, who said them and when, and a way to the message. */
export function decisionSource({ evidence }: DecisionCardView, texts: CardTexts) {
  if (evidence === null) {
    return { hasQuote: false, quote: '', source: texts.decision.noEvidence, hasLink: false, link: '' };
  }
  const name = personName(evidence.speakerName, texts);
  const { time, quote } = evidence;
  const link = webAddress(evidence.link);
  return {
    hasQuote: quote !== null,
    quote: fill(texts.common.quote, { quote: words(quote ?? '', MAX_LINE) }),
    source: fill(quote === null ? texts.decision.wordsNotKept : texts.decision.said, { name, time }),
    hasLink: link !== '',
    link,
  };
}

/** Only https: a card must not lead to a script, a file or another app. */
function webAddress(link: string | null): string {
  return link !== null && URL.canParse(link) && new URL(link).protocol === 'https:' ? new URL(link).href : '';
}
