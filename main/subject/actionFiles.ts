import type { VolumePath } from '../../shared/base/winPath.ts';
import type { Diagnostic } from '../../shared/model/diagnostic.ts';
import type { Found, VolumeFs } from '../../shared/model/volume.ts';
import { decodeText } from '../config/text/decode.ts';
import { attribute, childElement, childElements, descendants } from '../config/xml/navigate.ts';
import type { XmlDocument, XmlElement } from '../config/xml/nodes.ts';
import { parseXml } from '../config/xml/parseXml.ts';

/** The action files of Sysprep from Windows 8 on, by phase. Source: sysprep facts, section 3.1. */
export const ACTION_FILES = ['Cleanup', 'Generalize', 'Specialize'] as const;
export type SysprepPhase = (typeof ACTION_FILES)[number];

/** One `imaging` element: what a component does in a phase. */
export interface ActionEntry {
  readonly component: string;
  /** `amd64`, `wow64`, `x86` as written, in lower case; only those of the running Windows run (unconfirmed). */
  readonly architecture: string;
  /** Number of `sysprepOrder`; null where it is none. */
  readonly order: number | null;
  /** The DLLs that it calls, as written. */
  readonly modules: readonly { readonly name: string; readonly method: string; readonly line: number }[];
  readonly line: number;
}

export interface ActionFile {
  readonly phase: SysprepPhase;
  readonly path: VolumePath;
  /** Why Sysprep cannot read it; empty for a sound one. */
  readonly problems: readonly Diagnostic[];
  readonly isActionFile: boolean;
  readonly entries: readonly ActionEntry[];
  /** Comments that hold an entry, by their lines. */
  readonly commentedOut: readonly { readonly line: number; readonly text: string }[];
}

export function actionFilePath(phase: SysprepPhase): VolumePath {
  return `Windows/System32/Sysprep/ActionFiles/${phase}.xml`;
}

/** Reads an action file as Sysprep does: XML without namespace, `imaging` elements in any order. */
export function readActionFile(fs: VolumeFs, phase: SysprepPhase): Found<ActionFile> {
  const path = actionFilePath(phase);
  const bytes = fs.read(path);
  if (bytes.kind !== 'found') return bytes;
  const xml = parseXml(decodeText(bytes.value), path);
  const root = xml.root?.local === 'sysprepInformation' ? xml.root : null;
  const imaging = root === null ? [] : childElements(root).filter(({ local }) => local === 'imaging');
  return {
    kind: 'found',
    value: {
      phase,
      path,
      problems: xml.wellFormed ? [] : xml.problems.filter(({ severity }) => severity === 'error'),
      isActionFile: root !== null && xml.wellFormed,
      entries: imaging.map((element) => readEntry(xml, element)),
      commentedOut: commentsOf(xml, root),
    },
  };
}

function readEntry(xml: XmlDocument, element: XmlElement): ActionEntry {
  const identity = childElement(element, 'assemblyIdentity');
  const order = Number(textOf(childElement(element, 'sysprepOrder'), 'order') || Number.NaN);
  const calls = childElements(element).filter(({ local }) => local === 'sysprepModule' || local === 'sysprepValidate');
  return {
    component: textOf(identity, 'name'),
    architecture: textOf(identity, 'processorArchitecture').toLowerCase(),
    order: Number.isInteger(order) ? order : null,
    modules: calls.map((call) => ({
      name: textOf(call, 'moduleName'),
      method: textOf(call, 'methodName'),
      line: xml.lines.at(call.start).line,
    })),
    line: xml.lines.at(element.start).line,
  };
}

function textOf(element: XmlElement | null, name: string): string {
  return element === null ? '' : (attribute(element, name)?.value ?? '');
}

function commentsOf(xml: XmlDocument, root: XmlElement | null): ActionFile['commentedOut'] {
  const inside = root === null ? [] : [...descendants(root)].flatMap(({ children }) => children);
  return [...xml.prolog, ...inside, ...xml.epilog].flatMap((node) => {
    if (node.kind !== 'comment' || !/<imaging\b|-Sysprep\b/i.test(node.value)) return [];
    const name = /name="([^"]+)"/.exec(node.value)?.[1];
    return [{ line: xml.lines.at(node.start).line, text: name ?? 'an entry' }];
  });
}
