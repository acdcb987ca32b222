import { failure, problem, success } from '../../shared/model/diagnostic.ts';
import type { Outcome } from '../../shared/model/diagnostic.ts';
import { sqliteTrouble } from '../platform/database.ts';
import { APPLICATION_ID, readDatabaseHeader } from '../platform/databaseHeader.ts';
import { schemaMadeBy, schemaOf } from '../platform/databaseSchema.ts';
import { migrate, MIGRATIONS } from './migrate.ts';

/** Databases of versions before this one carry no mark of the program. */
const MARKED_FROM = 5;

/** Whether a file is the history's, by what it holds. */
type Whose =
  /** It is new, or carries the mark of this program. */
  | { readonly kind: 'ours' }
  /** It has exactly the tables of a version that made no mark. */
  | { readonly kind: 'older' }
  | { readonly kind: 'foreign' }
  /** It is no database, or none that can be read. */
  | { readonly kind: 'unclear'; readonly why: string }
  /** The operating system refuses. */
  | { readonly kind: 'unread'; readonly says: string };

export interface HistoryFile {
  /** Whether the file may be renamed where it is found damaged. */
  readonly maySetAside: boolean;
}

/**
 * Whether a file may be used as the history: a new one, one that carries the mark of this program, or one with exactly
 * the tables of an earlier version. Neither the file nor anything beside it is touched. `named`: the user chose the
 * file, so one that is no readable database is somebody else's; in the place of the program's own it is the history,
 * damaged. Problem: `history-file-unusable` (input; output
 * where it may not be read).
 */
export function checkHistoryFile(file: string, named: boolean): Outcome<HistoryFile> {
  const whose = whoseFile(file);
  switch (whose.kind) {
    case 'ours':
      return success({ maySetAside: true });
    case 'older':
      return success({ maySetAside: !named });
    case 'unclear':
      return named ? failure(unusable(file, whose.why)) : success({ maySetAside: true });
    case 'unread':
      return named ? failure(unusable(file, whose.says, 'output')) : success({ maySetAside: true });
    case 'foreign':
      return failure(unusable(file, 'it is the database of another program'));
  }
}

/** Why a file cannot be the history. */
export function unusable(file: string, why: string, kind: 'input' | 'output' = 'input'): ReturnType<typeof problem> {
  return problem(kind, 'history-file-unusable', `"${file}" cannot hold the history: ${why}.`, {
    detail: 'It was left as it is.',
    where: [{ file }],
    fix: 'Name a new file with --db FILE, or one that this program has made.',
  });
}

function whoseFile(file: string): Whose {
  const header = readDatabaseHeader(file);
  if (!header.ok) return { kind: 'unread', says: header.failure.says };
  if (header.value.kind === 'new') return { kind: 'ours' };
  if (header.value.kind === 'noDatabase') return { kind: 'unclear', why: 'it is no SQLite database' };
  const { applicationId, userVersion, onePage } = header.value;
  if (applicationId === APPLICATION_ID) return { kind: 'ours' };
  // With version 0 it would hold nothing yet: what the history writes first takes several pages.
  const mayBeOlder = applicationId === 0 && userVersion < MARKED_FROM && (userVersion > 0 || onePage);
  return mayBeOlder ? whoseTables(file) : { kind: 'foreign' };
}

/** Looks at the tables of a file without a mark. */
function whoseTables(file: string): Whose {
  try {
    const schema = schemaOf(file);
    if (!schema.ok) return { kind: 'unread', says: `it could not be looked at: ${schema.failure.says}` };
    const { applicationId, userVersion, statements } = schema.value;
    // The mark may stand in the write-ahead log only.
    if (applicationId === APPLICATION_ID) return { kind: 'ours' };
    const older = schemaMadeBy((writer) => migrate(writer, '', MIGRATIONS.slice(0, userVersion)));
    const isOlder = userVersion < MARKED_FROM && statements.join('\n') === older.statements.join('\n');
    return { kind: isOlder ? 'older' : 'foreign' };
  } catch (error) {
    const trouble = sqliteTrouble(error);
    if (trouble === null) throw error;
    return { kind: 'unclear', why: `it cannot be read as a database (${trouble.code})` };
  }
}
