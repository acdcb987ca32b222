import { foldCase } from '../../shared/base/caseless.ts';
import { PLUGINS, spelledAs } from '../config/ec2Names.ts';
import { maskText } from '../config/maskText.ts';
import { MASK } from '../../shared/model/mask.ts';
import { passwordLikeWords } from './commands/shown.ts';

/** Shorter texts are no secrets worth hiding, and hiding them would make every text unreadable. */
const SHORTEST = 3;

/**
 * Secrets that the scripts of a run hold. A name that a script makes from a variable may hold one, so whatever is told
 * of a change passes through here. The secrets themselves are told to nobody.
 */
export class KnownSecrets {
  private readonly texts = new Set<string>();

  /** Takes the secrets out of a script or a command line, by the same rules that mask them where they are shown. */
  learn(text: string): void {
    const { spans } = maskText('script', text);
    for (const { start, end } of spans) this.add(text.slice(start, end));
    for (const line of text.split(/[\r\n]+/)) if (HANDS_ON.test(line)) this.learnWords(line);
  }

  private learnWords(line: string): void {
    for (const word of passwordLikeWords(line))
      if (!PRODUCT_NAMES.test(word) && spelledAs(PLUGINS, word) === null) this.add(word);
  }

  private add(text: string): void {
    if (text.length >= SHORTEST && !text.includes('%')) this.texts.add(text);
  }

  /** A text with every known secret hidden, in any case. */
  hide(text: string): string {
    let shown = text;
    for (const secret of this.texts) shown = replaceAllCaseless(shown, secret);
    return shown;
  }
}

/** Names with a digit that stand in paths and services, and would be taken for a password. */
const PRODUCT_NAMES = /^(?:ec2(?:config|launch)\w*|sysprep\d+|system32|syswow64|win(?:dows)?\d+)$/i;

/** Lines that hand words on to variables of another name: arguments and loops. */
const HANDS_ON = /^\s*@?(?:call|for|set)\b/i;

function replaceAllCaseless(text: string, secret: string): string {
  const folded = foldCase(text);
  const wanted = foldCase(secret);
  let shown = '';
  let from = 0;
  for (let at = folded.indexOf(wanted); at >= 0; at = folded.indexOf(wanted, from)) {
    shown += text.slice(from, at) + MASK;
    from = at + wanted.length;
  }
  return shown + text.slice(from);
}
