/** The two words of a switch, spelled as the agent's own files spell them. Source: ec2config facts, section 3. */
export interface SwitchWords {
  readonly on: string;
  readonly off: string;
}

export const YES_NO: SwitchWords = { on: 'Yes', off: 'No' };
export const ENABLED_DISABLED: SwitchWords = { on: 'Enabled', off: 'Disabled' };
export const TRUE_FALSE: SwitchWords = { on: 'true', off: 'false' };

/**
 * What a switch says; null for a word that the agent is not known to understand, such as a word of another file, one in
 * other capitals, or none. Such a word is never taken for one of the two.
 */
export function readSwitch(value: string, { on, off }: SwitchWords): boolean | null {
  return value === on ? true : value === off ? false : null;
}

/** Why a switch is open, as a part of a sentence. */
export function openWord(name: string, value: string, { on, off }: SwitchWords): string {
  return `${name} is "${value}", a word that the agent is not known to understand; it takes ${on} or ${off}`;
}
