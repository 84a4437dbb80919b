import type { DecisionCardView, OwnerView, PersonChoice } from '../../core/views/index.ts';
import type { CardTexts } from '../locales/card-texts.ts';
import { fill } from '../shared/fill.ts';
import { type Choice, peopleField, personName } from '../shared/people-field.ts';
import type { DecisionRef } from '../shared/wire.ts';
import { MAX_NAME, words } from '../shared/words.ts';

/** More than this do not fit as buttons on a phone. */
const MAX_BUTTONS = 5;
const MAX_LIST = 50;

/** @returns who owns it, or what is wrong with that. */
export function ownerWords(owner: OwnerView, texts: CardTexts): string {
  switch (owner.type) {
    case 'none':
      return texts.decision.missing;
    case 'person':
      return personName(owner.name, texts);
    case 'ambiguous':
      return fill(texts.decision.ownerAmbiguous, { name: words(owner.name, MAX_NAME) });
    case 'unknown':
      return fill(texts.decision.ownerUnknown, { name: words(owner.name, MAX_NAME) });
  }
}

/** @returns what the owner has said about it; empty without an owner. */
export function ownerAnswer({ owner, ownerResponse }: DecisionCardView, texts: CardTexts): string {
  if (owner.type !== 'person') return '';
  const name = personName(owner.name, texts);
  const answers = {
    pending: texts.decision.ownerPending,
    accepted: texts.decision.ownerAccepted,
    declined: texts.decision.ownerDeclined,
  };
  return fill(answers[ownerResponse], { name });
}

/** The question "which Anna?", as buttons while they fit, else as a list. */
export function ownerQuestion({ owner, status }: DecisionCardView, ref: DecisionRef, texts: CardTexts) {
  const choices = owner.type === 'ambiguous' && status !== 'dismissed' ? owner.choices : [];
  const name = owner.type === 'ambiguous' ? words(owner.name, MAX_NAME) : '';
  const byButtons = choices.length > 0 && choices.length <= MAX_BUTTONS;
  const byList = choices.length > MAX_BUTTONS;
  return {
    asksOwner: choices.length > 0,
    whichOwner: fill(texts.decision.whichOwner, { name }),
    asksOwnerByButtons: byButtons,
    ownerButtons: byButtons
      ? choices.map((choice) => ({ title: personName(choice.name, texts), data: { ...ref, personId: choice.id } }))
      : [],
    asksOwnerByList: byList,
    ownerChoices: byList ? choiceList(choices.slice(0, MAX_LIST), texts) : [],
  };
}

/** The lists of people in the forms, with the present owner picked. */
export function ownerFields({ owner, people }: DecisionCardView, texts: CardTexts) {
  const first = owner.type === 'person' ? people.filter(({ id }) => id === owner.id) : [];
  const field = peopleField(people, { texts, lists: 2, first });
  return {
    peopleStyle: field.style,
    people: field.choices,
    peopleQuery: field.query,
    ownerId: first[0]?.id ?? null,
    ownerKept:
      owner.type === 'person'
        ? fill(texts.decision.ownerKept, { name: personName(owner.name, texts) })
        : texts.decision.ownerPlaceholder,
  };
}

function choiceList(choices: readonly PersonChoice[], texts: CardTexts): Choice[] {
  return choices.map(({ id, name }) => ({ title: personName(name, texts), value: id }));
}
