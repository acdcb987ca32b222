import type { ConfigComponent } from '../../shared/model/config.ts';
import type { ConfigDocument } from './document.ts';
import { WCM_NAMESPACE } from './namespaces.ts';
import { readAdministratorPassword, type AdministratorPassword } from './administratorPassword.ts';
import { attribute, attributeIn, childElements, descend, ownText } from './xml/navigate.ts';
import type { XmlDocument, XmlElement } from './xml/nodes.ts';

/** A configuration pass as the file has it; the same pass may stand in several `settings` elements. */
export interface AnswerPass {
  readonly name: string;
  readonly line: number;
  /** Windows marked it with `wasPassProcessed="true"`: it is skipped the next time. */
  readonly processed: boolean;
}

/** A value with its place. White space around the text is left out. */
export interface AnswerValue {
  readonly value: string;
  readonly line: number;
  readonly column: number;
}

/** A RunSynchronousCommand. */
export interface RunCommand {
  /** Null when it is absent or no whole number. */
  readonly order: number | null;
  /** As written, entities decoded; may hold a password. */
  readonly path: string;
  readonly description: string | null;
  readonly willReboot: string | null;
  /** Line of the Path, or of the command where it has none. */
  readonly line: number;
}

/** An answer file as Windows Setup reads it. Element names are compared exactly, as Windows does. */
export interface AnswerFile {
  readonly passes: readonly AnswerPass[];
  readonly components: readonly ConfigComponent[];
  /** The first value at a path such as `OOBE/HideEULAPage`; null when absent or a group. May be a secret. */
  get(pass: string, component: string, path: string): AnswerValue | null;
  /** Commands of Microsoft-Windows-Deployment in a pass by Order; those without a valid Order come last. */
  runSynchronous(pass: string): readonly RunCommand[];
  /** Of the oobeSystem pass, where the built-in Administrator gets its password. */
  readonly administratorPassword: AdministratorPassword;
  /** Of the specialize pass; null when absent or neither true nor false. */
  readonly copyProfile: boolean | null;
  timeZone(pass: string): AnswerValue | null;
  wasPassProcessed(pass: string): boolean;
  /** Whether the file may be used for a pass: it contains the pass, and no mark says that it was processed. */
  usableFor(pass: string): boolean;
}

const SHELL = 'Microsoft-Windows-Shell-Setup';
const DEPLOYMENT = 'Microsoft-Windows-Deployment';

interface PlacedComponent extends ConfigComponent {
  readonly element: XmlElement;
}

/**
 * Reads an answer file. `architecture` (such as `amd64`) leaves out components of another one, which Windows ignores
 * without a word; null takes all. A file that is no answer file has no passes. Source: answer file facts, section 1.
 */
export function readAnswerFile(config: ConfigDocument, architecture: string | null = null): AnswerFile {
  const document = config.kind === 'answerFile' ? config.xml : null;
  const blocks = document?.root === null || document === null ? [] : named(document.root, 'settings');
  const placed = document === null ? [] : blocks.flatMap((block) => componentsOf(document, block, architecture));
  const find = (pass: string, component: string, path: string): readonly XmlElement[] =>
    placed
      .filter((candidate) => candidate.pass === pass && candidate.name === component)
      .map(({ element }) => descend(element, path.split('/')))
      .filter((element) => element !== null);
  const get = (pass: string, component: string, path: string): AnswerValue | null => {
    const element = find(pass, component, path).find((candidate) => childElements(candidate).length === 0);
    return element === undefined || document === null ? null : valueOf(document, element);
  };
  const passes = document === null ? [] : blocks.map((block) => passOf(document, block));
  return {
    passes,
    components: placed.map(({ pass, name, architecture: built, line }) => ({ pass, name, architecture: built, line })),
    get,
    runSynchronous: (pass) =>
      document === null
        ? []
        : find(pass, DEPLOYMENT, 'RunSynchronous')
            .flatMap((list) => commandsOf(document, list))
            .sort(byOrder),
    administratorPassword: readAdministratorPassword(
      document,
      find('oobeSystem', SHELL, 'UserAccounts/AdministratorPassword')[0] ?? null,
    ),
    copyProfile: readBoolean(get('specialize', SHELL, 'CopyProfile')?.value),
    timeZone: (pass) => get(pass, SHELL, 'TimeZone'),
    wasPassProcessed: (pass) => passes.some(({ name, processed }) => name === pass && processed),
    usableFor: (pass) => passes.some(({ name, processed }) => name === pass && !processed),
  };
}

/** The key of a list item (`wcm:keyValue`); null where it has none. */
export function keyValueOf(element: XmlElement): string | null {
  return attributeIn(element, WCM_NAMESPACE, 'keyValue')?.value ?? attribute(element, 'wcm:keyValue')?.value ?? null;
}

/** `true` and `false` in any case, as Windows accepts them in practice; null for anything else. */
export function readBoolean(text: string | undefined): boolean | null {
  const word = text?.trim().toLowerCase();
  return word === 'true' ? true : word === 'false' ? false : null;
}

function named(parent: XmlElement, local: string): readonly XmlElement[] {
  return childElements(parent).filter((child) => child.local === local);
}

function lineOf(document: XmlDocument, element: XmlElement): number {
  return document.lines.at(element.start).line;
}

function passOf(document: XmlDocument, block: XmlElement): AnswerPass {
  return {
    name: attribute(block, 'pass')?.value ?? '',
    line: lineOf(document, block),
    processed: readBoolean(attribute(block, 'wasPassProcessed')?.value) === true,
  };
}

function componentsOf(document: XmlDocument, block: XmlElement, only: string | null): readonly PlacedComponent[] {
  return named(block, 'component')
    .map((element) => ({
      pass: attribute(block, 'pass')?.value ?? '',
      name: attribute(element, 'name')?.value ?? '',
      architecture: attribute(element, 'processorArchitecture')?.value ?? '',
      line: lineOf(document, element),
      element,
    }))
    .filter(({ architecture }) => only === null || architecture.toLowerCase() === only.toLowerCase());
}

function valueOf(document: XmlDocument, element: XmlElement): AnswerValue {
  return { value: ownText(element).trim(), ...document.lines.at(element.start) };
}

function commandsOf(document: XmlDocument, list: XmlElement): readonly RunCommand[] {
  return named(list, 'RunSynchronousCommand').map((command) => {
    const text = (name: string): string | null => {
      const element = descend(command, [name]);
      return element === null ? null : ownText(element).trim();
    };
    const order = text('Order') ?? '';
    return {
      order: /^\d+$/.test(order) ? Number(order) : null,
      path: text('Path') ?? '',
      description: text('Description'),
      willReboot: text('WillReboot'),
      line: lineOf(document, descend(command, ['Path']) ?? command),
    };
  });
}

function byOrder(a: RunCommand, b: RunCommand): number {
  return (a.order ?? Infinity) === (b.order ?? Infinity) ? 0 : (a.order ?? Infinity) - (b.order ?? Infinity);
}
