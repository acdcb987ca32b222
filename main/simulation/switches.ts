/** What the switches of the sysprep call ask for. Source: sysprep facts, section 2. */
export interface SysprepSwitches {
  readonly generalize: boolean;
  readonly next: 'oobe' | 'audit' | 'none';
  readonly end: 'shutdown' | 'reboot' | 'quit' | 'none';
  /** Why Sysprep may not take them, or not as read here: parts of sentences. */
  readonly doubts: readonly string[];
}

const KNOWN = /^[/-](?:generalize|oobe|audit|shutdown|reboot|quit|quiet|mode:vm)$/i;

/** Reads the switches as Sysprep does: without case, in any order. */
export function parseSwitches(text: string): SysprepSwitches {
  const words = text
    .trim()
    .split(/\s+/)
    .filter((word) => word !== '');
  const known = words.filter((word) => KNOWN.test(word)).map((word) => word.slice(1).toLowerCase());
  const ends = [...new Set(known.filter((word) => word === 'shutdown' || word === 'reboot' || word === 'quit'))];
  const end = ends.at(-1);
  const both = known.includes('oobe') && known.includes('audit');
  return {
    generalize: known.includes('generalize'),
    next: known.includes('oobe') ? 'oobe' : known.includes('audit') ? 'audit' : 'none',
    end: end === 'shutdown' || end === 'reboot' || end === 'quit' ? end : 'none',
    doubts: [
      ...words.filter((word) => !KNOWN.test(word)).map((word) => `the switch ${word} is not one that is known`),
      ...(both ? ['the switches name both /oobe and /audit'] : []),
      ...(ends.length > 1 ? [`the switches name ${ends.map((each) => `/${each}`).join(' and ')}`] : []),
    ],
  };
}

/** Why these switches make no standard image; null when they do. */
export function switchesStop({ generalize, next }: SysprepSwitches): string | null {
  if (next === 'none') return 'The switches name neither /oobe nor /audit, so Sysprep opens its window and waits';
  if (!generalize)
    return 'The switches do not generalize: the image keeps its identity and must not be copied to other machines';
  return next === 'audit' ? 'The switches lead to audit mode: a new instance does not get to its first logon' : null;
}
