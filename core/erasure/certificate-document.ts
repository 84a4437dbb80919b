import type { ReadableDocument } from '../documents/index.ts';
import type { Language } from '../shared/language.ts';
import { ErasureCertificate } from './certificate.ts';
import { CERTIFICATE_TEXTS } from './certificate-texts.ts';

/** @returns the certificate as a person reads it. @throws ZodError for what is no certificate */
export function certificateDocument(certificate: unknown, language: Language): ReadableDocument {
  const c = ErasureCertificate.parse(certificate);
  const texts = CERTIFICATE_TEXTS[language];
  return {
    title: texts.title,
    subtitle: c.certificateId,
    language,
    blocks: [
      { type: 'paragraph', text: texts.lead },
      {
        type: 'facts',
        rows: [
          [texts.subject, `${texts.types[c.subject.type]} ${c.subject.pseudonym}`],
          [texts.ground, c.ground],
          [texts.requested, c.requestedAt],
          [texts.confirmed, `${c.confirmedAt}${c.confirmedByTwo ? ` (${texts.byTwo})` : ''}`],
          [texts.finished, c.finishedAt],
          [texts.physical, c.physical],
          [texts.audit, c.audit.eventId],
          [texts.backups, texts.listed],
        ],
      },
      { type: 'heading', level: 2, text: texts.stores },
      {
        type: 'table',
        header: [texts.store, texts.before, texts.after, texts.method],
        rows: c.stores.map(({ store, before, after, method }) => [store, String(before), String(after), method]),
      },
      { type: 'paragraph', text: texts.cards(c.cards.replaced, c.cards.failed) },
      ...(c.plannerTexts.asked
        ? [{ type: 'paragraph' as const, text: texts.planner(c.plannerTexts.changed, c.plannerTexts.failed) }]
        : []),
      { type: 'heading', level: 2, text: texts.kept },
      {
        type: 'table',
        header: [texts.category, texts.ground, texts.until],
        rows: c.kept.map(({ category, ground, until }) => [category, ground, until ?? texts.noEnd]),
      },
      { type: 'paragraph', text: texts.holds(c.holdsChecked.found.length, c.holdsChecked.documentsKept) },
      { type: 'heading', level: 2, text: texts.notReached },
      { type: 'list', items: c.notReached },
    ],
  };
}
