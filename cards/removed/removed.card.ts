import type { ChatCard } from '../../core/messaging/index.ts';
import type { NoticeView } from '../../core/views/index.ts';
import { createCardTemplate } from '../shared/card-template.ts';
import template from './removed.template.json' with { type: 'json' };

const expand = createCardTemplate(template);

/** Stands where a card was whose content is gone. */
export function renderRemoved({ language, text }: NoticeView): ChatCard {
  return { name: 'removed', card: expand({ text }, { language, fallbackText: text }), text };
}
