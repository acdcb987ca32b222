import data from '../../resources/roles/server-roles.json' with { type: 'json' };
import * as z from 'zod';

/** The versions of Windows Server that the table reaches. */
const SUPPORT = z.enum(['supported', 'notSupported', 'notApplicable']);
const CERTAINTY = z.enum(['documented', 'observed', 'inferred', 'unconfirmed']);

const ROLE = z.strictObject({
  name: z.string().min(1),
  /** Services that only the role brings. */
  services: z.array(z.string().min(1)),
  /** Names below ServerComponentCache. */
  features: z.array(z.string().min(1)),
  support: z.strictObject({ '2008': SUPPORT, '2008R2': SUPPORT, '2012': SUPPORT }),
  /** What must be done first where it is supported. */
  condition: z.string().min(1).optional(),
});

const TABLE = z.strictObject({
  schema: z.literal('imageprep/server-roles/1'),
  about: z.string(),
  source: z.string().min(1),
  certainty: CERTAINTY,
  /** For versions behind the last one of the table. */
  laterCertainty: CERTAINTY,
  roles: z.array(ROLE).min(1),
});

export type ServerRole = Readonly<z.infer<typeof ROLE>>;
export type RoleVersion = keyof ServerRole['support'];
export type RoleTable = Readonly<z.infer<typeof TABLE>>;

/** Checks a table of roles. Throws where it does not keep to the schema or names a role twice. */
export function loadRoleTable(content: unknown): RoleTable {
  const table = TABLE.parse(content);
  const names = new Set(table.roles.map(({ name }) => name));
  if (names.size !== table.roles.length) throw new Error('A role stands twice in the table of server roles.');
  return table;
}

let checked: RoleTable | null = null;

/** Which roles Sysprep supports. Source: sysprep facts, section 12. */
export function roleTable(): RoleTable {
  return (checked ??= loadRoleTable(data));
}

const VERSIONS: Readonly<Record<number, RoleVersion>> = {
  6001: '2008',
  6002: '2008',
  7600: '2008R2',
  7601: '2008R2',
  9200: '2012',
};

/** The column of a build; null for one that the table does not reach. */
export function roleVersion(build: number): RoleVersion | null {
  return VERSIONS[build] ?? null;
}
