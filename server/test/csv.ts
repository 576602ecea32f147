/**
 * CSV of RFC 4180 as lines of cells, read character by character; a byte order mark is left out.
 * @throws where a line or a quote is not ended.
 */
export function parseCsv(text: string): string[][] {
  const lines: string[][] = [];
  let line: string[] = [];
  let cell = '';
  let quoted = false;
  for (let at = text.startsWith('\uFEFF') ? 1 : 0; at < text.length; at++) {
    const unit = text[at] ?? '';
    if (quoted) {
      if (unit === '"' && text[at + 1] === '"') cell += text[at++];
      else if (unit === '"') quoted = false;
      else cell += unit;
    } else if (unit === '"') quoted = true;
    else if (unit === ',') {
      line.push(cell);
      cell = '';
    } else if (unit === '\r' && text[at + 1] === '\n') {
      at++;
      lines.push([...line, cell]);
      line = [];
      cell = '';
    } else cell += unit;
  }
  if (quoted || line.length > 0 || cell !== '') throw new Error('The CSV breaks off');
  return lines;
}
