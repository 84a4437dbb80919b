import type { DocumentRenderer, ReadableDocument } from '../../core/documents/index.ts';
import { cleanDocument } from './clean-document.ts';
import { documentFailed } from './documents.errors.ts';

/** PDF by pdfkit, .docx by docx. Each library is loaded with the first file of its kind, so that a start is not slowed. */
export function createDocumentRenderer(): DocumentRenderer {
  return {
    pdf: (document) =>
      make('PDF', document, async (clean) => {
        const { renderPdf } = await import('./pdf/render-pdf.ts');
        return await renderPdf(clean);
      }),
    docx: (document) =>
      make('Word', document, async (clean) => {
        const { renderDocx } = await import('./docx/render-docx.ts');
        return await renderDocx(clean);
      }),
  };
}

async function make(
  format: string,
  document: ReadableDocument,
  render: (document: ReadableDocument) => Promise<Uint8Array>,
): Promise<Uint8Array> {
  try {
    return await render(cleanDocument(document));
  } catch (error) {
    throw documentFailed(format, error);
  }
}
