import type { TextEdit } from '../../shared/text/edits.ts';
import { SCRUBBED } from './administratorPassword.ts';
import type { ConfigDocument } from './document.ts';
import { isSecretName } from './secrets.ts';
import { attribute, childElements, descendants, ownText } from './xml/navigate.ts';
import type { XmlElement } from './xml/nodes.ts';

/** A password of an answer file, and the edit that scrubs it as Windows does. */
export interface Scrubbed {
  /** The pass that it stands in. */
  readonly pass: string;
  /** The name of the element, such as `AdministratorPassword`. */
  readonly name: string;
  readonly line: number;
  readonly edit: TextEdit;
}

/** Product keys are no credentials, and whether Windows scrubs them is not confirmed. */
const KEPT = new Set(['productkey', 'key']);

/**
 * The passwords of an answer file with the edits that put `*SENSITIVE*DATA*DELETED*` in place of the whole content of
 * their elements, as Windows does in its cached copy; `counts` chooses passes by name and mark. Empty for a file that
 * is no sound answer file. Source: answer file facts, section 5.
 */
export function scrubPasswords(
  { kind, xml }: ConfigDocument,
  counts: (pass: string, processed: boolean) => boolean,
): readonly Scrubbed[] {
  if (kind !== 'answerFile' || xml === null || !xml.wellFormed || xml.root === null) return [];
  return childElements(xml.root)
    .filter(({ local }) => local === 'settings')
    .flatMap((settings) => {
      const pass = attribute(settings, 'pass')?.value ?? '';
      const processed = attribute(settings, 'wasPassProcessed')?.value.trim().toLowerCase() === 'true';
      if (!counts(pass, processed)) return [];
      return [...descendants(settings)].flatMap((element): readonly Scrubbed[] => {
        const span = passwordIn(element);
        if (span === null) return [];
        const edit = { offset: span.start, length: span.end - span.start, content: SCRUBBED };
        return [{ pass, name: element.local, line: xml.lines.at(element.start).line, edit }];
      });
    });
}

/** The whole content of an element that holds a password; null where it holds none, or is scrubbed. */
function passwordIn(element: XmlElement): { readonly start: number; readonly end: number } | null {
  if (!isSecretName(element.local) || KEPT.has(element.local.toLowerCase()) || element.close === null) return null;
  const holder = childElements(element).find(({ local }) => local === 'Value') ?? element;
  const isGroup = holder === element && childElements(element).length > 0;
  const text = ownText(holder).trim();
  if (isGroup || text === '' || text === SCRUBBED) return null;
  return { start: element.open.end, end: element.close.start };
}
