import { create } from 'xmlbuilder2';
import type { XMLBuilder } from 'xmlbuilder2/lib/interfaces.js';
import type { Architecture } from '../../../shared/model/architecture.ts';
import { UNATTEND_NAMESPACE, WCM_NAMESPACE, XSI_NAMESPACE } from '../namespaces.ts';
import type { PresetEntry } from './presets.ts';

const XMLNS = 'http://www.w3.org/2000/xmlns/';

/**
 * The root of a new answer file that says what the entries say, in their order, for one architecture; what an entry takes
 * out is left out. Items of a list are numbered where `Order` decides their sequence.
 */
export function buildAnswerFile(entries: readonly PresetEntry[], architecture: Architecture): XMLBuilder {
  const root = create({ version: '1.0', encoding: 'utf-8' }).ele(UNATTEND_NAMESPACE, 'unattend');
  const groups = new Map<string, XMLBuilder>();
  const items = new Map<string, number>();
  /** The element of steps, made where it is not there yet. */
  const groupOf = (steps: readonly string[]): XMLBuilder => {
    if (steps.length === 0) return root;
    const name = steps.join('/');
    const found = groups.get(name) ?? child(groupOf(steps.slice(0, -1)), steps, architecture);
    groups.set(name, found);
    return found;
  };
  for (const entry of entries) {
    const steps = ('setting' in entry ? entry.setting : entry.list).split('/');
    const [parents, last = ''] = [steps.slice(0, -1), steps.at(-1)];
    if ('list' in entry) {
      const order = (items.get(entry.list) ?? 0) + 1;
      items.set(entry.list, order);
      groupOf(parents)
        .ele(last)
        .att(WCM_NAMESPACE, 'wcm:action', 'add')
        .ele({ Order: String(order), ...entry.fields });
    } else if (entry.value !== null) groupOf(parents).ele({ [last]: entry.value });
  }
  return root;
}

/** A new element: a pass, a component, or a group of settings. */
function child(parent: XMLBuilder, steps: readonly string[], architecture: Architecture): XMLBuilder {
  const name = steps.at(-1) ?? '';
  if (steps.length === 1) return parent.ele('settings', { pass: name });
  return steps.length === 2 ? component(parent, name, architecture) : parent.ele(name);
}

/** A component with its five identity attributes; it declares the prefixes of list items itself, as the stock file does. */
function component(settings: XMLBuilder, name: string, architecture: Architecture): XMLBuilder {
  return settings
    .ele('component', {
      name,
      processorArchitecture: architecture,
      publicKeyToken: '31bf3856ad364e35',
      language: 'neutral',
      versionScope: 'nonSxS',
    })
    .att(XMLNS, 'xmlns:wcm', WCM_NAMESPACE)
    .att(XMLNS, 'xmlns:xsi', XSI_NAMESPACE);
}

/** The text of a document, two blanks a level, with LF line ends. */
export function printXml(root: XMLBuilder): string {
  return `${root.doc().end({ prettyPrint: true, indent: '  ', newline: '\n' })}\n`;
}
