import type { ChatCard } from '../../core/messaging/index.ts';
import type { OpenItemView, PreBriefView } from '../../core/views/index.ts';
import type { CardTexts } from '../locales/card-texts.ts';
import { textsOf } from '../locales/texts-of.ts';
import { createCardTemplate } from '../shared/card-template.ts';
import { DECISIONS_COMMAND } from '../shared/commands.ts';
import { fill } from '../shared/fill.ts';
import { fitCard } from '../shared/fit-card.ts';
import { personName } from '../shared/people-field.ts';
import { showDate } from '../shared/show-date.ts';
import { headed, linesOf, listOf, MAX_TITLE, words } from '../shared/words.ts';
import template from './pre-brief.template.json' with { type: 'json' };

const MAX_PEOPLE = 20;
/** What fits on a phone; the tab has all of it. */
const MAX_AGENDA = 10;

const expand = createCardTemplate(template);

/** What is open when a meeting starts: who is there, and what was promised and not done. */
export function renderPreBrief(view: PreBriefView): ChatCard {
  const texts = textsOf(view.language);
  const fallbackText = `${texts.brief.heading}. ${fill(texts.common.fallbackCommand, { command: DECISIONS_COMMAND })}`;
  const whole = briefModel(view, view.openItems.length, texts);
  return {
    name: 'pre-brief',
    card: fitCard(view.openItems.length, (shown) =>
      expand(briefModel(view, shown, texts), { language: view.language, fallbackText }),
    ),
    text: linesOf(
      headed(whole.heading, whole.title),
      whole.people,
      whole.isFirst ? whole.firstMeeting : null,
      whole.hasAgenda ? whole.agendaHeading : null,
      ...whole.agenda.map(({ text }) => text),
      whole.openHeading,
      whole.isEmpty ? whole.empty : null,
      ...whole.items.map(({ title, owner, deadline, origin }) => `- ${title} (${owner}${deadline}${origin})`),
      whole.hasMore ? whole.more : null,
      fill(texts.brief.command, { command: DECISIONS_COMMAND }),
    ),
  };
}

function briefModel(view: PreBriefView, shown: number, texts: CardTexts) {
  const items = view.openItems.slice(0, shown);
  const more = view.moreItems + view.openItems.length - items.length;
  return {
    heading: texts.brief.heading,
    hasTitle: view.meetingTitle !== '',
    title: words(view.meetingTitle, MAX_TITLE),
    people: peopleLine(view, texts),
    isFirst: view.firstMeeting,
    firstMeeting: texts.brief.firstMeeting,
    hasAgenda: view.agenda !== null,
    agendaHeading: headed(texts.brief.agenda, words(view.agenda?.title ?? '', MAX_TITLE)),
    agenda: (view.agenda?.items ?? [])
      .slice(0, MAX_AGENDA)
      .map((text, index) => ({ text: `${index + 1}. ${words(text, MAX_TITLE)}` })),
    openHeading: texts.brief.open,
    isEmpty: view.openItems.length === 0 && view.moreItems === 0,
    empty: texts.brief.openNone,
    items: items.map((item) => itemModel(item, texts)),
    hasMore: more > 0,
    more: fill(texts.common.more, { count: more }),
  };
}

function itemModel(item: OpenItemView, texts: CardTexts) {
  const { brief } = texts;
  const owner =
    item.ownerName === null ? brief.noOwner : fill(brief.owner, { name: personName(item.ownerName, texts) });
  const owedTo = item.owedTo === null ? '' : `, ${fill(brief.owedTo, { name: personName(item.owedTo, texts) })}`;
  return {
    title: words(item.title, MAX_TITLE),
    owner: `${owner}, `,
    deadline: deadlineOf(item, texts),
    deadlineColor: item.overdue ? 'Attention' : 'Default',
    origin: `, ${fill(brief.since, { date: showDate(item.since, texts) })}${owedTo}`,
  };
}

function deadlineOf({ deadline, overdue }: OpenItemView, texts: CardTexts): string {
  if (deadline === null) return texts.brief.noDeadline;
  return fill(overdue ? texts.brief.overdue : texts.brief.deadline, { date: showDate(deadline, texts) });
}

function peopleLine({ people, morePeople }: PreBriefView, texts: CardTexts): string {
  const names = people.slice(0, MAX_PEOPLE).map((name) => personName(name, texts));
  const count = morePeople + people.length - names.length;
  if (names.length === 0 && count === 0) return texts.brief.peopleUnknown;
  if (names.length === 0) return fill(texts.brief.peopleCount, { count });
  if (count === 0) return fill(texts.brief.people, { names: listOf(names, texts.common.and) });
  return fill(texts.brief.peopleMore, { names: names.join(', '), count });
}
