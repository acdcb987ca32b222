import { maskText } from '../config/maskText.ts';

/** Masks secrets in any text before it is recorded or logged: the last line of defence, callers mask what they know. */
export function redactText(text: string): string {
  return maskText('unknown', text).text;
}
