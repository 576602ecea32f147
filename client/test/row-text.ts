/** The cells of the table row in which an element is, from left to right: `July | 6 | 0`. */
export function rowText(element: Element): string {
  return [...(element.closest('tr')?.cells ?? [])].map((cell) => cell.textContent).join(' | ');
}
