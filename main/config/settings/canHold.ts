import type { ConfigDocument } from '../document.ts';
import { canHold } from '../text/encodeText.ts';

type CanHold = (character: string) => boolean;

const ascii: CanHold = (character) => character.charCodeAt(0) < 0x80;

/**
 * Which characters may stand as they are in an XML file: those that its bytes can hold and its declaration promises.
 * All others are written as numbers, which every encoding can hold.
 */
export function heldBy(config: ConfigDocument): CanHold {
  const { encoding } = config.source;
  const declared = config.xml?.declaration?.encoding?.toLowerCase() ?? 'utf-8';
  const utf8 = declared === 'utf-8' || declared === 'utf8';
  switch (encoding) {
    case 'utf-16le':
    case 'utf-16be':
      return (character) => character.isWellFormed();
    case 'utf-8':
    case 'ascii':
      return utf8 ? (character) => character.isWellFormed() : ascii;
    case 'windows-1252':
      if (declared === 'windows-1252') return (character) => canHold(encoding, character);
      return declared === 'iso-8859-1' ? (character) => /^[\0-\u007f\u00a0-\u00ff]$/.test(character) : ascii;
    default:
      return ascii;
  }
}
