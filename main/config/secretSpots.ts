import { LineIndex } from '../../shared/text/lineIndex.ts';
import type { ConfigDocument } from './document.ts';
import { maskText } from './maskText.ts';
import { getSetting, listSettings } from './settings/read.ts';
import type { Span } from './xml/nodes.ts';

/** A secret in a file: its place, never the secret. */
export interface SecretSpot {
  /** The setting whose value it is; null in a command or a comment. */
  readonly setting: string | null;
  /** Line and column, both from 1, of the secret itself. */
  readonly line: number;
  readonly column: number;
  /**
   * `hidden` is Base64 (`PlainText` false): reversible, so that it counts as clear text all the same. `encrypted`: the
   * settings beside it say so.
   */
  readonly form: 'plain' | 'hidden' | 'encrypted';
}

/** Product keys are masked where they are shown, but they are no credentials. */
const PRODUCT_KEY = /^(?:[A-Z0-9]{5}-){4}[A-Z0-9]{5}$/i;

/**
 * The passwords and keys that a settings file or script holds, by place; values that Windows has scrubbed and product
 * keys are none. Source: answer file facts, section 5.
 */
export function secretSpots(config: ConfigDocument): readonly SecretSpot[] {
  const { text } = config.source;
  const lines = new LineIndex(text);
  const secrets = listSettings(config).filter((setting) => setting.secret);
  const isKey = ({ start, end }: Span): boolean => PRODUCT_KEY.test(text.slice(start, end).trim());
  return maskText(config.kind, text)
    .spans.filter((span) => !isKey(span))
    .map(({ start }) => {
      const at = lines.at(start);
      const before = secrets.findLast(({ line, column }) => isBefore({ line: line ?? 0, column: column ?? 0 }, at));
      const setting = before !== undefined && before.line === at.line ? before.setting : null;
      return { setting, ...at, form: setting === null ? 'plain' : formOf(config, setting) };
    });
}

interface Position {
  readonly line: number;
  readonly column: number;
}

function isBefore(a: Position, b: Position): boolean {
  return a.line < b.line || (a.line === b.line && a.column <= b.column);
}

function formOf(config: ConfigDocument, setting: string): SecretSpot['form'] {
  if (isHidden(config, setting)) return 'hidden';
  return isEncrypted(config, setting) ? 'encrypted' : 'plain';
}

/** Whether the `PlainText` beside a `Value` says false. */
function isHidden(config: ConfigDocument, setting: string): boolean {
  return setting.endsWith('/Value') && textBeside(config, setting, /Value$/, 'PlainText') === 'false';
}

/**
 * Whether a password of EC2Launch is of the encrypted kind: v1 has the type `Encrypted` for it; of v2 only that there is
 * such a form is told, so a type that names encryption is taken for it. Source: ec2launch facts, sections A2 and B2.
 */
function isEncrypted(config: ConfigDocument, setting: string): boolean {
  if (/^adminPassword$/i.test(setting)) return textBeside(config, setting, /$/, 'Type') === 'encrypted';
  if (!/\/password\/data$/i.test(setting)) return false;
  return /encrypt/.test(textBeside(config, setting, /data$/i, 'type') ?? '');
}

/** The value of the setting that has another ending, in lower case. */
function textBeside(config: ConfigDocument, setting: string, ending: RegExp, other: string): string | null {
  const beside = getSetting(config, setting.replace(ending, other));
  return beside.ok ? (beside.value.value?.trim().toLowerCase() ?? null) : null;
}
