import type { CommandCall, CommandResult } from '../cmd/scriptHost.ts';
import type { Machine } from '../machine.ts';
import type { StepLog } from '../world.ts';
import { tell } from './doubt.ts';

/**
 * The words of the query in the agent's own PostSysprep.cmd, which gives SQL Server the new name of the machine. A
 * query of other words may do anything, as `xp_cmdshell` does. Source: ec2config facts, section 6, step 5 (observed; the
 * exact spelling is not in the facts).
 */
const WORDS = new Set(
  (
    'declare set select print use go if else begin end is null not and or as int char nchar varchar nvarchar sysname max '
    + 'cast convert coalesce isnull len upper lower master dbo sys serverproperty machinename instancename servername '
    + 'mssqlserver exec execute sp_dropserver sp_addserver local n'
  ).split(' '),
);

/** `sqlcmd -Q "…"`: the query of the stock script changes only SQL Server's own data; any other is unknown. */
export function runSqlcmd(call: CommandCall, machine: Machine, log: StepLog): CommandResult {
  const [option, query, ...more] = call.words.slice(1);
  if (option?.toUpperCase() !== '-Q' || query === undefined || more.length > 0 || !isStock(query))
    return { kind: 'unknown' };
  tell({ ...call, source: 'sqlcmd' }, "changes only SQL Server's own data", machine, log);
  return { kind: 'ran', exitCode: null };
}

function isStock(query: string): boolean {
  const words = query.toLowerCase().match(/[@\w]+/g) ?? [];
  const procedures = words.filter((word) => word.startsWith('sp_'));
  const known = words.every((word) => WORDS.has(word) || /^@\w+$|^@@servername$|^\d+$/.test(word));
  return known && procedures.includes('sp_dropserver') && procedures.includes('sp_addserver') && !query.includes('!!');
}
