import { counted } from '../../shared/text/numberWords.ts';
import type { Evidence } from '../../shared/model/diagnostic.ts';
import { byteWords } from '../../shared/text/byteWords.ts';
import type { LeftFiles } from './leftFiles.ts';
import { finding, unknownFinding, type CheckFinding, type FindingRule } from './rule.ts';

interface LeftWords {
  /** What cannot be decided, as the beginning of a sentence. */
  readonly what: string;
  /** Title of the good case. */
  readonly none: string;
  /** Title of the bad case; it gets how many and how much, such as `3 files, 1.5 GB`. */
  readonly some: (amount: string) => string;
  readonly detail: string;
  readonly fix: string;
  /** Bytes from which the files are worth telling; not given: every file is. */
  readonly from?: number;
}

/** Files that were left warn; where part could not be looked at, that there are none is not known. */
export function leftFilesFinding(rule: FindingRule, left: LeftFiles, words: LeftWords): CheckFinding {
  const { files, bytes, doubts, more } = left;
  const unread = doubts.map(({ where, summary }) => ({ where: where[0] ?? {}, text: summary }));
  const told = files.toSorted((a, b) => b.size - a.size).map(fileEvidence);
  const isMuch = more || (words.from === undefined ? files.length > 0 : bytes >= words.from);
  if (isMuch)
    return finding(rule, 'warning', words.some(amount(left)), {
      detail: words.detail,
      evidence: [...told, ...unread],
      fix: words.fix,
    });
  const [doubt] = doubts;
  if (doubt !== undefined) return unknownFinding(rule, words.what, doubt.summary, doubt.where[0], doubt.fix);
  const evidence = told.length > 0 ? told : [{ where: {}, text: 'No such file is there' }];
  return finding(rule, 'pass', files.length > 0 ? `${words.none} (${amount(left)})` : words.none, { evidence });
}

function amount({ files, bytes, more }: LeftFiles): string {
  const many = counted(files.length, 'file');
  return `${more ? `more than ${many}` : many}, ${byteWords(bytes)}`;
}

function fileEvidence({ path, size }: { readonly path: string; readonly size: number }): Evidence {
  return { where: { file: path }, text: byteWords(size) };
}
