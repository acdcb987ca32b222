import { maskText } from '../config/maskText.ts';
import { MASK } from '../../shared/model/mask.ts';
import { isSecretName } from '../config/secrets.ts';

/** An element with its text; passwords of answer files stand in a `Value` inside the element that names them. */
const ELEMENT = /<([A-Za-z][\w.:-]*)((?:\s[^<>]*)?)>(\s*<Value>)?([^<]*)</g;

/** Masks secrets in any text before it is recorded or logged: the last line of defence, callers mask what they know. */
export function redactText(text: string): string {
  const elements = text.includes('<')
    ? text.replace(ELEMENT, (whole, name: string, attributes: string, value: string | undefined, content: string) =>
        isSecretName(name) && content.trim() !== '' ? `<${name}${attributes}>${value ?? ''}${MASK}<` : whole,
      )
    : text;
  return maskText('unknown', elements).text;
}
