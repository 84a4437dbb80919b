function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

/** A run as Word writes it: text, with a tab for `\t` and a break for `\n`. */
function run(text: string): string {
  const parts = text
    .split(/([\t\n])/)
    .map((part) => {
      if (part === '\t') return '<w:tab/>';
      return part === '\n' ? '<w:br/>' : `<w:t xml:space="preserve">${escapeXml(part)}</w:t>`;
    })
    .join('');
  return `<w:r><w:rPr><w:b/><w:tab w:val="x"/></w:rPr>${parts}</w:r>`.replace('<w:tab w:val="x"/>', '');
}

/** `word/document.xml` with a paragraph for each text; a text is one run or several. */
export function documentXml(...paragraphs: (string | string[])[]): string {
  const body = paragraphs
    .map((runs) => `<w:p w14:paraId="1"><w:pPr/>${[runs].flat().map(run).join('')}</w:p>`)
    .join('');
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:document xmlns:w="x"><w:body>${body}<w:sectPr/></w:body></w:document>`;
}
