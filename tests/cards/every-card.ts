import { createCardRenderers } from '../../cards/index.ts';
import type { ChatCard } from '../../core/messaging/index.ts';
import { Language } from '../../core/shared/language.ts';
import {
  briefView,
  closeView,
  completeRow,
  consentView,
  crowd,
  decisionView,
  incompleteRow,
  nudgeView,
  ownConsent,
  PEOPLE,
  recapView,
} from './sample-views.ts';

const cards = createCardRenderers();

/** Every card in every state that it has, in one language: `[what it shows, the card]`. */
function everyCard(language: Language): [string, ChatCard][] {
  const refreshUserIds = Array.from({ length: 60 }, (_, index) => `29:1${String(index).padStart(90, 'x')}`);
  return [
    ['consent for all', cards.consent(consentView({ language, refreshUserIds }))],
    ['consent, not answered', cards.consent(consentView({ language, own: ownConsent() }))],
    ['consent, refused', cards.consent(consentView({ language, own: ownConsent({ level: 'none' }) }))],
    [
      'consent of the organiser, lowered',
      cards.consent(
        consentView({
          language,
          ceiling: 'plus',
          own: ownConsent({ level: 'juridik', loweredTo: 'plus', isOrganizer: true }),
        }),
      ),
    ],
    ['consent, nothing allowed', cards.consent(consentView({ language, ceiling: 'none' }))],
    ...(['caught', 'confirmed', 'parked', 'dismissed'] as const).map((status): [string, ChatCard] => [
      `decision, ${status}`,
      cards.decision(decisionView({ language, status, parkedReason: 'Väntar', steps: ['Ett', 'Två'] })),
    ]),
    ['decision, accepted', cards.decision(decisionView({ language, status: 'confirmed', ownerResponse: 'accepted' }))],
    ['decision, declined', cards.decision(decisionView({ language, kind: 'action', ownerResponse: 'declined' }))],
    [
      'decision, no owner',
      cards.decision(decisionView({ language, owner: { type: 'none' }, deadline: null, evidence: null })),
    ],
    [
      'decision, two of the name',
      cards.decision(
        decisionView({ language, owner: { type: 'ambiguous', name: 'Anna', choices: PEOPLE.slice(0, 2) } }),
      ),
    ],
    [
      'decision, many of the name',
      cards.decision(decisionView({ language, owner: { type: 'ambiguous', name: 'Anna', choices: crowd(9) } })),
    ],
    [
      'decision, refused change',
      cards.decision(
        decisionView({
          language,
          owner: { type: 'unknown', name: 'Kalle' },
          problems: { title: 'A', owner: 'B', deadline: 'C' },
          notice: 'Bo ändrade.',
        }),
      ),
    ],
    ['decision, large meeting', cards.decision(decisionView({ language, people: crowd(300) }))],
    ...(['open', 'stale', 'closed'] as const).map((state): [string, ChatCard] => [
      `close, ${state}`,
      cards.decisionClose(closeView({ language, state, closedBy: state === 'closed' ? 'Bo Lindqvist' : null })),
    ]),
    ['close, nothing', cards.decisionClose(closeView({ language, rows: [], title: '' }))],
    ['close, ready', cards.decisionClose(closeView({ language, rows: [completeRow()] }))],
    [
      'close, parked without reason',
      cards.decisionClose(
        closeView({
          language,
          rows: [incompleteRow({ parked: true, problems: { reason: 'Skriv varför.', title: 'Skriv vad.' } })],
        }),
      ),
    ],
    ['pre-brief', cards.preBrief(briefView({ language, morePeople: 2, moreItems: 3 }))],
    [
      'pre-brief, nothing',
      cards.preBrief(
        briefView({ language, people: [], openItems: [], firstMeeting: true, meetingTitle: '', agenda: null }),
      ),
    ],
    ['recap', cards.recap(recapView({ language }))],
    ['recap, nothing', cards.recap(emptyRecap(language))],
    ...(['open', 'done', 'snoozed', 'declined'] as const).map((state): [string, ChatCard] => [
      `nudge, ${state}`,
      cards.nudge(nudgeView({ language, state, overdue: true })),
    ]),
    ...(['asking', 'wrong-words', 'running', 'blocked', 'cancelled', 'lapsed'] as const).map(
      (state): [string, ChatCard] => [
        `forget, ${state}`,
        cards.forget({ language, about: 'person', requestId: 'e-1', phrase: 'ta bort 1234', state }),
      ],
    ),
    [
      'forget the meeting',
      cards.forget({ language, about: 'meeting', requestId: 'e-1', phrase: 'ta bort 1234', state: 'asking' }),
    ],
    ['removed', cards.removed({ language, text: 'Innehållet har tagits bort på begäran.' })],
    [
      'nudge in the meeting',
      cards.nudge(nudgeView({ language, audience: 'meeting', deadline: null, meetingTitle: '' })),
    ],
  ];
}

function emptyRecap(language: Language) {
  return recapView({
    language,
    decisions: [],
    openQuestions: [],
    parked: [],
    provenance: { levels: [], sources: [], tier: 'rules', missing: [] },
  });
}

/** The same in all languages. */
export function everyCardInAllLanguages(): [string, Language, ChatCard][] {
  return Language.options.flatMap((language) =>
    everyCard(language).map(([name, card]): [string, Language, ChatCard] => [`${name} (${language})`, language, card]),
  );
}
