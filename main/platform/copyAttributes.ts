import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** GNU cp, which is part of every Debian: Node itself has no calls for extended attributes. */
const CP = '/bin/cp';

/** There where the kernel labels files; without it, cp refuses to copy labels. */
const SELINUX = '/sys/fs/selinux/enforce';

/** What a file has beside its content, as cp names it. */
export type AttributeKind = 'ownership' | 'timestamps';

/**
 * Gives a new file what another one has beside its content: permissions, ACL, extended attributes (the streams of NTFS
 * in a copy, for one), the SELinux label, and what else is named. Linux only. Those of the class `trusted`, which root
 * alone can see, are copied by root alone; inode flags (chattr) are no attributes of this kind. Throws EPERM, as a
 * change of owner does, where something could not be copied or there is no GNU cp.
 */
export function copyAttributes(from: string, to: string, further: readonly AttributeKind[] = []): void {
  const kinds = [...further, 'mode', 'xattr', ...(existsSync(SELINUX) ? ['context'] : [])].join(',');
  // Named one by one, each that cannot be kept is an error; with "all" it would be lost without a word.
  const { status } = spawnSync(CP, ['--attributes-only', `--preserve=${kinds}`, '--', from, to], { stdio: 'ignore' });
  if (status !== 0) throw Object.assign(new Error(`attributes of ${from} cannot be copied`), { code: 'EPERM' });
}
