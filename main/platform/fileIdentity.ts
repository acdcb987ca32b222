import { lstatSync } from 'node:fs';
import { z } from 'zod';

/** Which file or folder it is that a path led to, in decimal digits: they are larger than JSON's numbers. */
export const fileIdentitySchema = z.object({
  /** Number of the disk; it can be another one after the disk was attached again. */
  device: z.string(),
  /** Number of the file on its disk. */
  inode: z.string(),
  /** When the file was made, in nanoseconds since 1970; `0` where the file system does not say. */
  born: z.string(),
});

export type FileIdentity = z.infer<typeof fileIdentitySchema>;

/** The identity of what lies at a path; a link is not followed. Throws the operating system's error. */
export function identityOf(path: string): FileIdentity {
  const { dev, ino, birthtimeNs, ctimeNs } = lstatSync(path, { bigint: true });
  // Node gives the last change where it knows of no birth.
  const born = birthtimeNs === ctimeNs ? 0n : birthtimeNs;
  return { device: String(dev), inode: String(ino), born: String(born) };
}

/**
 * Whether both are one file, its content apart. The time of its making tells it from a file of the same number on
 * another disk; where there is none, the disk must have the same number.
 */
export function isSameFile(a: FileIdentity, b: FileIdentity): boolean {
  if (a.inode !== b.inode) return false;
  return a.born !== '0' && b.born !== '0' ? a.born === b.born : a.device === b.device;
}
