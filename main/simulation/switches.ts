/** What the switches of the sysprep call ask for. Source: sysprep facts, section 2. */
export interface SysprepSwitches {
  readonly generalize: boolean;
  readonly next: 'oobe' | 'audit' | 'none';
  readonly end: 'shutdown' | 'reboot' | 'quit' | 'none';
}

/** Reads the switches as Sysprep does: without case, in any order; the last of several ends counts. */
export function parseSwitches(text: string): SysprepSwitches {
  const words =
    text
      .toLowerCase()
      .match(/[/-][a-z]+/g)
      ?.map((word) => word.slice(1)) ?? [];
  const end = words.findLast((word) => word === 'shutdown' || word === 'reboot' || word === 'quit');
  return {
    generalize: words.includes('generalize'),
    next: words.includes('oobe') ? 'oobe' : words.includes('audit') ? 'audit' : 'none',
    end: end === 'shutdown' || end === 'reboot' || end === 'quit' ? end : 'none',
  };
}

/** Why these switches make no standard image; null when they do. */
export function switchesStop({ generalize, next }: SysprepSwitches): string | null {
  if (next === 'none') return 'The switches name neither /oobe nor /audit, so Sysprep opens its window and waits';
  if (!generalize)
    return 'The switches do not generalize: the image keeps its identity and must not be copied to other machines';
  return next === 'audit' ? 'The switches lead to audit mode: a new instance does not get to its first logon' : null;
}
