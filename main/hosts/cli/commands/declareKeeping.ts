import { Option, type Command } from 'commander';
import { fileName, wholeNumber } from '../arguments.ts';
import type { Runner } from '../invocation.ts';
import { applyFixes } from './applyFixes.ts';
import { listFixes, showFixes, undoFix } from './fixes.ts';
import { withExample, withJson } from './options.ts';
import { compareRecords, exportRecord, listRecords, pruneRecords, report, showRecord } from './records.ts';

const MOST_RECORDS = 500;
const MOST_DAYS = 36_500;

/** Commands that change a volume or look at what was done: remedies, history, reports. */
export function declareKeeping(program: Command, run: Runner): void {
  declareFixes(program, run);
  declareHistory(program, run);
  withExample(
    program
      .command('report <RECORD>')
      .description('a report of a recorded check, run or diagnosis')
      .addOption(new Option('--format <F>', 'form').choices(['html', 'md', 'json', 'sarif', 'junit']).default('html'))
      .option('-o, --output <FILE>', 'write to a file', fileName)
      .action((id, options) => run((invocation) => report(invocation, id, options))),
    'report 01M86TK87WFNMQ6DZJ57FWD3ZP --format html -o run.html',
  );
}

function declareFixes(program: Command, run: Runner): void {
  const fix = program.command('fix').description('proposals: list, show, apply, undo');
  withExample(
    withJson(fix.command('list <VOLUME>').description('what could be mended')).action((volume, options) =>
      run((invocation) => listFixes(invocation, volume, [], options)),
    ),
    'fix list /mnt/image',
  );
  withExample(
    withJson(fix.command('show <VOLUME> [ID...]').description('proposals with their changes'))
      .addOption(
        new Option('--script <F>', 'one proposal for doing it by hand: PowerShell, or .reg for regedit').choices([
          'ps1',
          'reg',
        ]),
      )
      .option('-o, --output <FILE>', 'write it to a file', fileName)
      .action((volume, ids, options) => run((invocation) => showFixes(invocation, volume, ids, options))),
    'fix show /mnt/image remove-stale-profile-keys',
  );
  withExample(
    withJson(fix.command('apply <VOLUME> <ID...>').description('carries proposals out, with backup'))
      .option('--yes', 'do not ask')
      .action((volume, ids, options) => run((invocation) => applyFixes(invocation, volume, ids, options), 'writes')),
    'fix apply /mnt/image remove-stale-profile-keys',
  );
  withExample(
    withJson(
      fix
        .command('undo <VOLUME> [EDIT]')
        .description('takes the last edit back, or the one named; of a file on no volume by its folder'),
    ).action((volume, edit, options) => run((invocation) => undoFix(invocation, volume, edit, options), 'writes')),
    'fix undo /mnt/image',
  );
}

function declareHistory(program: Command, run: Runner): void {
  const history = program.command('history').description('the local record: list, show, compare, export, prune');
  withExample(
    withJson(history.command('list').description('records, newest first'))
      .addOption(new Option('--kind <KIND>', 'only this kind').choices(['check', 'edit', 'run', 'diagnosis']))
      .option('--volume <VOLUME>', 'only records of this volume')
      .option('--search <TEXT>', 'words in the summary or the path')
      .option('--limit <N>', 'how many', wholeNumber(1, MOST_RECORDS), 50)
      .action((options) => run((invocation) => listRecords(invocation, options))),
    'history list --kind run --limit 10',
  );
  withExample(
    withJson(history.command('show <ID>').description('one record')).action((id, options) =>
      run((invocation) => showRecord(invocation, id, options)),
    ),
    'history show 01M86TK87WFNMQ6DZJ57FWD3ZP',
  );
  withExample(
    withJson(history.command('compare <A> <B>').description('two checks or two runs')).action((a, b, options) =>
      run((invocation) => compareRecords(invocation, a, b, options)),
    ),
    'history compare 01M86TK87WFNMQ6DZJ57FWD3ZP 01M86TK90G8Z4MKH66AJCB2K27',
  );
  withExample(
    history
      .command('export <ID>')
      .description('the whole record as JSON')
      .option('-o, --output <FILE>', 'write to a file', fileName)
      .action((id, options) => run((invocation) => exportRecord(invocation, id, options))),
    'history export 01M86TK87WFNMQ6DZJ57FWD3ZP -o run.json',
  );
  withExample(
    withJson(history.command('prune').description('removes old records and their backups'))
      .requiredOption('--older-than <DAYS>', 'age in days', wholeNumber(0, MOST_DAYS))
      .action((options) => run((invocation) => pruneRecords(invocation, options.olderThan, options))),
    'history prune --older-than 90',
  );
}
