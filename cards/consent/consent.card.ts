import { ConsentLevel } from '../../core/consent/index.ts';
import type { ChatCard } from '../../core/messaging/index.ts';
import type { ConsentCardView } from '../../core/views/index.ts';
import type { CardTexts } from '../locales/card-texts.ts';
import { textsOf } from '../locales/texts-of.ts';
import { createCardTemplate } from '../shared/card-template.ts';
import { consentCommand } from '../shared/commands.ts';
import { fill } from '../shared/fill.ts';
import { personName } from '../shared/people-field.ts';
import { linesOf } from '../shared/words.ts';
import template from './consent.template.json' with { type: 'json' };

const expand = createCardTemplate(template);

/** The way out comes last, as people expect of buttons. */
const LEVELS: readonly ConsentLevel[] = ['bas', 'plus', 'juridik', 'none'];

/**
 * Asks what may be done with a person's words. Yes and no weigh the same: one click each, no button stands out.
 * An answer is the most that the person allows, so levels above the meeting's ceiling can be chosen too; the card says
 * how far the meeting goes.
 */
export function renderConsent(view: ConsentCardView): ChatCard {
  const texts = textsOf(view.language);
  const names = levelNames(view, texts);
  const ref = { meetingId: view.meetingId };
  const model = {
    ref,
    texts: texts.consent,
    lead: view.notice.lead,
    ground: view.notice.ground,
    levels: view.notice.levels.map(({ level, meaning }) => ({ label: levelLabel(level, view, texts), meaning })),
    hasOwn: view.own !== null,
    own: ownLines(view, texts),
    counts: countLines(view, texts),
    withdrawal: view.notice.withdrawal,
    answers: LEVELS.map((level) => ({
      title: marked(names[level], view.own?.level === level, texts),
      data: { ...ref, level },
    })),
    isOrganizer: view.own?.isOrganizer === true,
    ceilings: ConsentLevel.options
      .filter((level) => level !== 'none')
      .map((ceiling) => ({
        title: marked(names[ceiling], view.ceiling === ceiling, texts),
        data: { ...ref, ceiling },
      })),
    refreshes: view.refreshUserIds.length > 0,
    refreshUserIds: view.refreshUserIds,
  };
  const commands = LEVELS.map((level) => consentCommand(level, texts)).join(', ');
  const fallbackText = `${texts.consent.heading} ${fill(texts.consent.command, { commands })}`;
  return {
    name: 'consent',
    card: expand(model, { language: view.language, fallbackText }),
    text: linesOf(
      texts.consent.heading,
      model.lead,
      model.ground,
      ...model.levels.map(({ label, meaning }) => `${label}${meaning}`),
      model.own,
      model.counts,
      model.withdrawal,
      fill(texts.consent.command, { commands }),
    ),
  };
}

function levelNames({ notice }: Pick<ConsentCardView, 'notice'>, texts: CardTexts): Record<ConsentLevel, string> {
  return { ...texts.levels, ...Object.fromEntries(notice.levels.map(({ level, name }) => [level, name])) };
}

function levelLabel(level: ConsentLevel, view: ConsentCardView, texts: CardTexts): string {
  const name = levelNames(view, texts)[level];
  return fill(view.own?.level === level ? texts.consent.levelOwn : texts.consent.level, { name });
}

function marked(name: string, isCurrent: boolean, texts: CardTexts): string {
  return isCurrent ? fill(texts.consent.chosen, { name }) : name;
}

function ownLines(view: ConsentCardView, texts: CardTexts): string {
  if (view.own === null) return '';
  const { level, loweredTo } = view.own;
  const name = personName(view.own.name, texts);
  if (level === null) return fill(texts.consent.ownUnanswered, { name });
  if (level === 'none') return fill(texts.consent.ownRefused, { name });
  const names = levelNames(view, texts);
  const chosen = fill(texts.consent.ownChosen, { name, level: names[level] });
  const outdated = view.own.isOutdated ? [texts.consent.ownOutdated] : [];
  if (loweredTo === null) return [chosen, ...outdated].join(' ');
  const lowered = loweredTo === 'none' ? texts.consent.ceilingNone : texts.consent.ownLowered;
  return [chosen, fill(lowered, { level: names[loweredTo] }), ...outdated].join(' ');
}

function countLines({ answered, total, ceiling, notice }: ConsentCardView, texts: CardTexts): string {
  const level = levelNames({ notice }, texts)[ceiling];
  const limit = fill(ceiling === 'none' ? texts.consent.ceilingNone : texts.consent.ceiling, { level });
  return `${fill(texts.consent.answered, { answered, total })} ${limit}`;
}
