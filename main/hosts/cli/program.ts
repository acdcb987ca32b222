import { Command, Option } from 'commander';
import { diagnose, accounts, check, inspect, simulateVolume } from './commands/examine.ts';
import { applyFixes, listFixes, undoFix } from './commands/fixes.ts';
import { explain, logsStat, sample } from './commands/lookups.ts';
import { compareRecords, listRecords, pruneRecords, report, showRecord } from './commands/records.ts';
import { getConfig, listConfigs, setConfig, showConfig } from './commands/settings.ts';
import type { Invocation } from './invocation.ts';

/** Runs a command with the engine open; gives its exit code. */
export type Runner = (work: (invocation: Invocation) => Promise<number>) => Promise<void>;

export interface ProgramPorts {
  readonly version: string;
  readonly run: Runner;
  /** Serves the window in a browser until it is stopped. */
  readonly serve: (options: { readonly port?: string }) => Promise<void>;
}

/** The command line: names, options and arguments. Every command is a call of the router's procedures. */
export function buildProgram({ version, run, serve }: ProgramPorts): Command {
  const program = new Command('imageprep')
    .description('Predicts, checks, configures and troubleshoots Windows Sysprep runs on EC2 images, offline.')
    .version(version)
    .option('--db <FILE>', 'history database')
    .showHelpAfterError('("imageprep --help" lists the commands)')
    .configureHelp({ showGlobalOptions: true });
  examining(program, run);
  settings(program, run);
  lookups(program, run);
  fixes(program, run);
  records(program, run);
  program
    .command('serve')
    .description('the window in a browser, on this PC only')
    .option('--port <N>', 'fixed port')
    .action(serve);
  return program;
}

const FORMATS = ['text', 'json', 'sarif', 'junit'];

function withFormats(command: Command): Command {
  return withJson(command)
    .addOption(new Option('--format <F>', 'form of the result').choices(FORMATS))
    .option('-o, --output <FILE>', 'write the result to a file');
}

function withJson(command: Command): Command {
  return command.option('--json', 'the result as JSON');
}

function examining(program: Command, run: Runner): void {
  withJson(program.command('inspect <VOLUME>').description('what this volume is')).action((volume, options) =>
    run((invocation) => inspect(invocation, volume, options)),
  );
  withJson(program.command('accounts <VOLUME>').description('local accounts and profiles')).action((volume, options) =>
    run((invocation) => accounts(invocation, volume, options)),
  );
  withFormats(program.command('check <VOLUME>').description('the checklist')).action((volume, options) =>
    run((invocation) => check(invocation, volume, options)),
  );
  withFormats(program.command('simulate <VOLUME>').description('the simulated run'))
    .option(
      '--what-if <WHAT>',
      'FILE:SETTING=VALUE, laid over the volume for this run',
      (text: string, all: string[]) => [...all, text],
      [],
    )
    .option('--resume', 'go on from where the volume stands')
    .action((volume, options) => run((invocation) => simulateVolume(invocation, volume, options)));
  withFormats(program.command('diagnose <PATH...>').description('what broke: a volume, a folder or log files')).action(
    (paths, options) => run((invocation) => diagnose(invocation, paths, options)),
  );
}

function settings(program: Command, run: Runner): void {
  const config = program.command('config').description('settings files');
  withJson(
    config.command('list <VOLUME>').description('settings files of a volume, and which answer file wins'),
  ).action((volume, options) => run((invocation) => listConfigs(invocation, volume, options)));
  withJson(config.command('show <FILE>').description('identity, structure and problems of a file')).action(
    (file, options) => run((invocation) => showConfig(invocation, file, options)),
  );
  withJson(config.command('get <FILE> <SETTING>').description('one setting'))
    .option('--show-secrets', 'print a secret in clear')
    .action((file, setting, options) => run((invocation) => getConfig(invocation, file, setting, options)));
  withJson(
    config.command('set <FILE> <SETTING> <VALUE>').description('a lossless edit: shown, written with -o or --apply'),
  )
    .option('-o, --output <OUT>', 'write the result to another file')
    .option('--apply', 'change the file, with backup and history')
    .action((file, setting, value, options) =>
      run((invocation) => setConfig(invocation, file, setting, value, options)),
    );
}

function lookups(program: Command, run: Runner): void {
  const logs = program.command('logs').description('log files');
  withJson(logs.command('stat <PATH...>').description('formats, encodings, entries')).action((paths, options) =>
    run((invocation) => logsStat(invocation, paths, options)),
  );
  withJson(program.command('explain <CODE...>').description('error codes in any shape').allowUnknownOption()).action(
    (codes, options) => run((invocation) => explain(invocation, codes, options)),
  );
  withJson(program.command('sample <FOLDER>').description('writes the bundled sample volume'))
    .option('--scenario <NAME>', 'which sample', 'healthy')
    .action((folder, options) => run((invocation) => sample(invocation, folder, options)));
}

function fixes(program: Command, run: Runner): void {
  const fix = program.command('fix').description('proposals: show, apply, undo');
  withJson(fix.command('list <VOLUME>').description('what could be mended')).action((volume, options) =>
    run((invocation) => listFixes(invocation, volume, [], options)),
  );
  withJson(fix.command('show <VOLUME> [ID...]').description('one proposal with its changes')).action(
    (volume, ids, options) => run((invocation) => listFixes(invocation, volume, ids, options)),
  );
  withJson(fix.command('apply <VOLUME> <ID...>').description('carries proposals out, with backup'))
    .option('--yes', 'do not ask')
    .action((volume, ids, options) => run((invocation) => applyFixes(invocation, volume, ids, options)));
  withJson(
    fix.command('undo <VOLUME> [EDIT]').description('takes the last applied edit back, or the one named'),
  ).action((volume, edit, options) => run((invocation) => undoFix(invocation, volume, edit, options)));
}

function records(program: Command, run: Runner): void {
  const history = program.command('history').description('the local record');
  withJson(history.command('list').description('records, newest first'))
    .addOption(new Option('--kind <KIND>').choices(['check', 'edit', 'run', 'diagnosis']))
    .option('--search <TEXT>', 'words in the summary or the path')
    .option('--limit <N>', 'how many', '50')
    .action((options) => run((invocation) => listRecords(invocation, options)));
  withJson(history.command('show <ID>').description('one record')).action((id, options) =>
    run((invocation) => showRecord(invocation, id, options)),
  );
  withJson(history.command('compare <A> <B>').description('two records of one kind')).action((a, b, options) =>
    run((invocation) => compareRecords(invocation, a, b, options)),
  );
  history
    .command('export <ID>')
    .description('a record as JSON')
    .option('-o, --output <FILE>', 'write to a file')
    .action((id, options) => run((invocation) => report(invocation, id, { ...options, format: 'json' })));
  withJson(history.command('prune').description('removes old records and their backups'))
    .requiredOption('--older-than <DAYS>', 'age in days')
    .action((options) => run((invocation) => pruneRecords(invocation, Number(options.olderThan), options)));
  program
    .command('report <RECORD>')
    .description('a report of a recorded check, run or diagnosis')
    .addOption(new Option('--format <F>').choices(['html', 'md', 'json', 'sarif', 'junit']).default('html'))
    .option('-o, --output <FILE>', 'write to a file')
    .action((id, options) => run((invocation) => report(invocation, id, options)));
}
