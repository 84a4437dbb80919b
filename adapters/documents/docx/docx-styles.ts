/** Sizes are half points, spaces twentieths of a point. */
export const STYLES = {
  default: {
    document: { run: { font: 'Calibri', size: 22 } },
    title: { run: { size: 40, bold: true, color: '1F1F1F' }, paragraph: { spacing: { after: 80 } } },
    heading1: {
      run: { size: 28, bold: true, color: '1F1F1F' },
      paragraph: { spacing: { before: 280, after: 100 } },
    },
    heading2: {
      run: { size: 24, bold: true, color: '1F1F1F' },
      paragraph: { spacing: { before: 200, after: 80 } },
    },
  },
  paragraphStyles: [
    {
      id: 'Subtitle',
      name: 'Subtitle',
      basedOn: 'Normal',
      next: 'Normal',
      run: { color: '595959' },
      paragraph: { spacing: { after: 240 } },
    },
    {
      id: 'Quote',
      name: 'Quote',
      basedOn: 'Normal',
      next: 'Normal',
      run: { italics: true },
      paragraph: { indent: { left: 400 } },
    },
    {
      id: 'QuoteSource',
      name: 'Quote Source',
      basedOn: 'Normal',
      next: 'Normal',
      run: { size: 18, color: '595959' },
      paragraph: { indent: { left: 400 }, spacing: { after: 160 } },
    },
  ],
};
