import { DOCUMENT_KINDS } from './document-kinds.ts';
import { OUTSIDE_SERVICES } from './outside-services.ts';
import { PURPOSES, type PurposeId } from './purposes.ts';
import { QUEUE_CONTENTS } from './queue-contents.ts';
import type { RecordLanguage } from './words.ts';

/**
 * Where data goes, as a flow chart for Mermaid: people in their chats, Kollegan with its documents by purpose and its
 * queues, and every outside service. Dotted: only when it is set.
 */
export function dataFlow(language: RecordLanguage): string {
  const documents = grouped(language);
  const services = Object.entries(OUTSIDE_SERVICES).map(([id, { name, gets, use }]) => ({
    node: `    s_${id}["${name}"]`,
    arrow: `  kollegan ${use === 'optional' ? '-.->' : '-->'}|"${gets[language]}"| s_${id}`,
  }));
  return [
    'flowchart LR',
    `  people(["${language === 'sv' ? 'Människor i möten' : 'People in meetings'}"])`,
    '  subgraph inside[Kollegan]',
    '    kollegan["Kollegan"]',
    ...documents.map(({ node }) => node),
    `    queues[["${Object.keys(QUEUE_CONTENTS).join('<br/>')}"]]`,
    '  end',
    `  subgraph outside[${language === 'sv' ? 'Utanför' : 'Outside'}]`,
    ...services.map(({ node }) => node),
    '  end',
    '  people --> s_teams',
    '  s_teams --> kollegan',
    ...documents.map(({ arrow }) => arrow),
    '  kollegan <--> queues',
    ...services.map(({ arrow }) => arrow),
  ].join('\n');
}

function grouped(language: RecordLanguage): { node: string; arrow: string }[] {
  return Object.entries(PURPOSES).flatMap(([id, { name }]) => {
    const kinds = Object.entries(DOCUMENT_KINDS)
      .filter(([, { purpose }]) => purpose === (id as PurposeId))
      .map(([kind]) => kind);
    if (kinds.length === 0) return [];
    const node = `    d_${id}[("${kinds.join('<br/>')}")]`;
    return [{ node, arrow: `  kollegan -->|"${name[language]}"| d_${id}` }];
  });
}
