import type {
  CloseRowView,
  ConsentCardView,
  DecisionCardView,
  DecisionCloseCardView,
  NudgeView,
  PersonChoice,
  PreBriefView,
  RecapView,
} from '../../core/views/index.ts';

/** Views as core makes them, one per card; a test names only what it is about. */
export const PEOPLE: PersonChoice[] = [
  { id: 'p-anna-s', name: 'Anna Svensson' },
  { id: 'p-anna-o', name: 'Anna Öberg' },
  { id: 'p-bo', name: 'Bo Lindqvist' },
];

export function crowd(count: number): PersonChoice[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `2f1b7a34-9f0e-4d55-8a7b-${String(index).padStart(12, '0')}`,
    name: `Förnamn-${index} Efternamnsson-Åkerström`,
  }));
}

export function consentView(overrides: Partial<ConsentCardView> = {}): ConsentCardView {
  return {
    language: 'sv',
    meetingId: 'm-1',
    notice: {
      lead: 'Jag är Kollegan och fångar beslut i det här mötet.',
      ground: 'Jag gör det bara med ditt samtycke.',
      levels: [
        { level: 'bas', name: 'Bas', meaning: 'Jag sparar beslut, inte dina ord.' },
        { level: 'plus', name: 'Plus', meaning: 'Jag sparar dina ord i 30 dagar.' },
        { level: 'juridik', name: 'Juridik', meaning: 'Orden bakom beslut sparas i 7 år.' },
      ],
      withdrawal: 'Du kan ändra dig när som helst.',
    },
    own: null,
    ceiling: 'juridik',
    answered: 3,
    total: 8,
    refreshUserIds: [],
    ...overrides,
  };
}

export function ownConsent(overrides: Partial<NonNullable<ConsentCardView['own']>> = {}) {
  return { name: 'Anna Svensson', level: null, loweredTo: null, isOutdated: false, isOrganizer: false, ...overrides };
}

export function decisionView(overrides: Partial<DecisionCardView> = {}): DecisionCardView {
  return {
    language: 'sv',
    meetingId: 'm-1',
    decisionId: 'd-1',
    revision: 3,
    kind: 'decision',
    status: 'caught',
    title: 'Byta leverantör',
    owner: { type: 'person', id: 'p-anna-s', name: 'Anna Svensson' },
    ownerResponse: 'pending',
    deadline: '2026-10-15',
    steps: [],
    parkedReason: null,
    evidence: { speakerName: 'Bo Lindqvist', time: '10:42', quote: 'Vi byter leverantör', link: null },
    people: PEOPLE,
    problems: {},
    notice: null,
    ...overrides,
  };
}

export function completeRow(overrides: Partial<CloseRowView> = {}): CloseRowView {
  return {
    decisionId: 'd-1',
    title: 'Boka lokal',
    owner: { type: 'person', id: 'p-bo', name: 'Bo Lindqvist' },
    ownerId: 'p-bo',
    deadlineInput: '2026-10-20',
    deadline: '2026-10-20',
    parked: false,
    reason: '',
    problems: {},
    ...overrides,
  };
}

export function incompleteRow(overrides: Partial<CloseRowView> = {}): CloseRowView {
  return completeRow({
    decisionId: 'd-2',
    title: 'Byta leverantör',
    owner: { type: 'none' },
    ownerId: null,
    deadlineInput: '',
    deadline: null,
    problems: { owner: 'Välj en ägare.', deadline: 'Välj ett datum.' },
    ...overrides,
  });
}

export function closeView(overrides: Partial<DecisionCloseCardView> = {}): DecisionCloseCardView {
  return {
    language: 'sv',
    meetingId: 'm-1',
    revision: 2,
    title: 'Ledningsgrupp',
    rows: [completeRow(), incompleteRow()],
    people: PEOPLE,
    state: 'open',
    closedBy: null,
    ...overrides,
  };
}

export function briefView(overrides: Partial<PreBriefView> = {}): PreBriefView {
  return {
    language: 'sv',
    meetingTitle: 'Ledningsgrupp',
    people: ['Anna Svensson', 'Bo Lindqvist'],
    morePeople: 0,
    firstMeeting: false,
    agenda: { title: 'Budget 2027', items: ['Läget', 'Nästa steg'] },
    openItems: [
      {
        title: 'Byta leverantör',
        ownerName: 'Anna Svensson',
        deadline: '2026-10-01',
        overdue: true,
        since: '2026-09-20',
        owedTo: 'Bo Lindqvist',
      },
    ],
    moreItems: 0,
    ...overrides,
  };
}

export function recapView(overrides: Partial<RecapView> = {}): RecapView {
  return {
    language: 'sv',
    meetingTitle: 'Ledningsgrupp',
    date: '2026-10-08',
    decisions: [
      {
        kind: 'decision',
        title: 'Byta leverantör',
        ownerName: 'Anna Svensson',
        deadline: '2026-10-15',
        taskState: 'created',
        quote: 'Vi byter leverantör',
      },
    ],
    openQuestions: ['Hur gör vi med budgeten?'],
    parked: [{ title: 'Resepolicy', reason: 'Väntar på facket' }],
    provenance: {
      levels: [
        { level: 'bas', count: 3 },
        { level: 'none', count: 1 },
      ],
      sources: ['chat'],
      tier: 'rules',
      missing: ['det som sades högt'],
    },
    ...overrides,
  };
}

export function nudgeView(overrides: Partial<NudgeView> = {}): NudgeView {
  return {
    language: 'sv',
    meetingId: 'm-1',
    conversationId: '19:meeting_abc@thread.v2',
    decisionId: 'd-1',
    round: 1,
    title: 'Byta leverantör',
    ownerName: 'Anna Svensson',
    meetingTitle: 'Ledningsgrupp',
    deadline: '2026-10-15',
    overdue: false,
    audience: 'owner',
    state: 'open',
    ...overrides,
  };
}
