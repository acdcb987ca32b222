import type { Diagnostic } from '../../../../shared/model/diagnostic.ts';
import { Notice } from '../../../components/Notice.tsx';
import { count } from '../../../components/words.ts';

/** What the changes bring between the files, and what they end; nothing where they do neither. */
export function ContradictionEffect({
  brought,
  ended,
}: {
  readonly brought: readonly Diagnostic[];
  readonly ended: readonly Diagnostic[];
}) {
  if (brought.length + ended.length === 0) return null;
  return (
    <div className="cb stack">
      {brought.length === 0 ? null : (
        <Notice
          tone={brought.some(({ severity }) => severity === 'error') ? 'fail' : 'warn'}
          title={`The changes bring ${count(brought.length, 'contradiction')} between the files`}
        >
          <Summaries found={brought} />
        </Notice>
      )}
      {ended.length === 0 ? null : (
        <Notice tone="pass" title={`The changes end ${count(ended.length, 'contradiction')} between the files`}>
          <Summaries found={ended} />
        </Notice>
      )}
    </div>
  );
}

function Summaries({ found }: { readonly found: readonly Diagnostic[] }) {
  return (
    <>
      {found.map(({ code, summary }) => (
        <p key={`${code} ${summary}`}>{summary}</p>
      ))}
    </>
  );
}
