import type { Block, ReadableDocument } from '../documents/index.ts';
import { heading, measureTable, processingBlocks, purposeBlocks, type RecordOptions } from './art30-record.ts';
import { MEASURES } from './measures.ts';
import { RECORD_TEXTS, type RecordTexts } from './record-texts.ts';
import { RISKS } from './risks.ts';

/** The parts that Art. 35(7) asks for: what the product does is filled in, what only the controller knows is asked. */
export function dpiaTemplate(options: RecordOptions): ReadableDocument {
  const { language } = options;
  const texts = RECORD_TEXTS[language];
  const questions = (part: keyof RecordTexts['questions']): Block => ({
    type: 'list',
    items: texts.questions[part].map((question) => `${texts.ask}: ${question}`),
  });
  return {
    title: `Kollegan: ${texts.dpiaTitle}`,
    language,
    blocks: [
      { type: 'paragraph', text: texts.madeFromCode },
      heading(texts.description),
      questions('description'),
      ...purposeBlocks(language),
      ...processingBlocks(options).map(oneLower),
      heading(texts.necessity),
      { type: 'list', items: texts.necessityIs },
      questions('necessity'),
      heading(texts.risks),
      {
        type: 'table',
        header: texts.riskHeader,
        rows: RISKS.map(({ risk, measures }) => [
          risk[language],
          measures.map((id) => MEASURES[id].what[language]).join(' '),
          texts.riskAsk,
          texts.riskAsk,
          texts.riskAsk,
        ]),
      },
      questions('risks'),
      heading(texts.measuresAgainst),
      measureTable(language),
      questions('measures'),
      heading(texts.views),
      questions('views'),
    ],
  };
}

function oneLower(block: Block): Block {
  return block.type === 'heading' ? { ...block, level: 3 } : block;
}
