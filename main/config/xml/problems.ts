import { diagnostic, type Diagnostic, type Severity, type Source } from '../../../shared/model/diagnostic.ts';
import type { LineIndex } from '../../../shared/text/lineIndex.ts';
import { MAX_XML_PROBLEMS } from './limits.ts';

const XML_10: Source = { document: 'Extensible Markup Language (XML) 1.0, fifth edition', certainty: 'documented' };

/** Takes what is wrong with a document. */
export interface XmlProblemSink {
  /** A place where the document is no XML: what is there, and what to do about it. */
  error(code: string, offset: number, summary: string, fix: string): void;
  /** What XML allows and no settings file may have: it is left out, and the rest is read. */
  refused(code: string, offset: number, summary: string, fix: string): void;
  /** Something allowed that may not mean what it seems to. */
  warning(code: string, offset: number, summary: string, fix: string): void;
}

/** For reading again what was reported the first time. */
export const SILENT: XmlProblemSink = {
  error: () => undefined,
  refused: () => undefined,
  warning: () => undefined,
};

/** Collects what is wrong with a document, up to a limit. */
export class XmlProblems implements XmlProblemSink {
  private readonly found: Diagnostic[] = [];
  private readonly lines: () => LineIndex;
  private readonly file: string | undefined;
  private broken = false;
  private full = false;
  private reported = 0;

  constructor(lines: () => LineIndex, file: string | undefined) {
    this.lines = lines;
    this.file = file;
  }

  error(code: string, offset: number, summary: string, fix: string): void {
    this.broken = true;
    this.add('error', code, offset, summary, fix);
  }

  refused(code: string, offset: number, summary: string, fix: string): void {
    this.add('error', code, offset, summary, fix);
  }

  warning(code: string, offset: number, summary: string, fix: string): void {
    this.add('warning', code, offset, summary, fix);
  }

  /** How many were reported, those beyond the limit included. */
  get count(): number {
    return this.reported;
  }

  get wellFormed(): boolean {
    return !this.broken;
  }

  /** By place. */
  list(): readonly Diagnostic[] {
    return this.found.toSorted(
      (a, b) => place(a, 'line') - place(b, 'line') || place(a, 'column') - place(b, 'column'),
    );
  }

  private add(severity: Severity, code: string, offset: number, summary: string, fix: string): void {
    this.reported += 1;
    if (this.full) return;
    const where = [{ file: this.file, ...this.lines().at(offset) }];
    const detail = 'The file was being read as XML.';
    this.found.push(diagnostic(code, summary, { severity, detail, where, fix, source: [XML_10] }));
    if (this.found.length < MAX_XML_PROBLEMS) return;
    this.full = true;
    this.found.push(
      diagnostic('xml-problems-too-many', `More than ${MAX_XML_PROBLEMS} places are wrong; the rest is not listed.`, {
        severity,
        detail,
        where,
        fix: 'Mend the places that are listed, then check the file again.',
        source: [XML_10],
      }),
    );
  }
}

function place(found: Diagnostic, key: 'line' | 'column'): number {
  return found.where[0]?.[key] ?? 0;
}
