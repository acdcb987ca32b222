/** Longest end that is kept whole; a longer last part is cut in front. */
const LONGEST_END = 40;

/**
 * A path or key on one line, cut in its middle by the width there is: the end (file and line, RID) stays. The whole
 * text is there for reading aloud and copying.
 */
export function MiddleCut({ text }: { readonly text: string }) {
  const at = endOf(text);
  return (
    <span className="mid" title={text}>
      <span>{text.slice(0, at)}</span>
      <span>{text.slice(at)}</span>
    </span>
  );
}

/** Where the last part begins: behind the last separator of a path, or the last number of a SID. */
function endOf(text: string): number {
  const last = Math.max(text.lastIndexOf('/'), text.lastIndexOf('\\'));
  const sid = /-\d+(?:\.bak)?(?:,.*)?$/i.exec(text.slice(last + 1));
  const at = sid === null ? last : last + 1 + sid.index;
  return Math.max(at, text.length - LONGEST_END, 0);
}
