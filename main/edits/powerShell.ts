/**
 * A text as a PowerShell expression in plain ASCII, whatever the script's own encoding: printable ASCII in single
 * quotes, everything else as `[char]`. An empty text is `''`.
 */
export function psText(text: string): string {
  const parts = text.match(/[\x20-\x7e]+|[^\x20-\x7e]/g) ?? [];
  const written = parts.map((part) =>
    /^[\x20-\x7e]/.test(part) ? `'${part.replaceAll("'", "''")}'` : `[char]0x${hex(part)}`,
  );
  if (written.length < 2 && !written[0]?.startsWith('[')) return written[0] ?? "''";
  // A text in front makes every + a concatenation of texts.
  return `('' + ${written.join(' + ')})`;
}

/** A line of comment: nothing in it can end the line. */
export function psComment(text: string): string {
  return `# ${text.replaceAll(/[^\x20-\x7e]+/g, (run) => (/^\s+$/.test(run) ? ' ' : '?'))}`;
}

function hex(unit: string): string {
  return unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
}
