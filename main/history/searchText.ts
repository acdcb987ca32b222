/** What the history's search looks through: a record's sentence, its volume's path and computer, without case. */
export function searchText(summary: string, path: string | null, computerName: string | null): string {
  return foldForSearch([summary, path ?? '', computerName ?? ''].join('\n'));
}

/** A text as it is compared by the search. */
export function foldForSearch(text: string): string {
  return text.normalize('NFC').toLowerCase();
}
