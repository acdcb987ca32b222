/** Bits of `State` that say that Windows could not load a profile. Source: section 6.5 of the Sysprep facts. */
export const PROFILE_STATE = { temporary: 0x800, backup: 0x8000 } as const;

/** The bits of `State` in words. Source: section 6.5 of the Sysprep facts. */
const BITS: readonly (readonly [bit: number, words: string])[] = [
  [0x1, 'mandatory'],
  [0x2, 'update local copy'],
  [0x4, 'new local'],
  [0x8, 'new central'],
  [0x10, 'update central'],
  [0x20, 'delete cache'],
  [0x40, 'upgrade'],
  [0x80, 'guest'],
  [0x100, 'administrator'],
  [0x200, 'default network ready'],
  [0x400, 'slow link'],
  [PROFILE_STATE.temporary, 'temporary profile loaded'],
  [0x2000, 'partly loaded'],
  [0x4000, 'backup exists'],
  [PROFILE_STATE.backup, 'this is the backup'],
  [0x1_0000, 'read-only'],
];

/** What a profile's `State` says, in words; a bit without known meaning as its number. */
export function stateWords(state: number): readonly string[] {
  const known = BITS.reduce((all, [bit]) => all | bit, 0);
  const rest = (state & ~known) >>> 0;
  const words = BITS.filter(([bit]) => (state & bit) !== 0).map(([, name]) => name);
  return rest === 0 ? words : [...words, `0x${rest.toString(16)}`];
}
