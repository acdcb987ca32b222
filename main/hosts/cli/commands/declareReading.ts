import { Option, type Command } from 'commander';
import { ARCHITECTURES } from '../../../../shared/model/architecture.ts';
import { fileName, levels, timeOfLog, wholeNumber } from '../arguments.ts';
import type { Runner } from '../invocation.ts';
import { explain, sample } from './lookups.ts';
import { logsCat, logsStat, logsTimeline } from './logs.ts';
import { diffConfigs, lintConfigs } from './configLint.ts';
import { configPreset } from './presets.ts';
import { collect, withExample, withFormats, withJson } from './options.ts';
import { getConfig, listConfigs, setConfig, showConfig } from './settings.ts';

/** Commands about single files: settings, logs, codes, the sample. */
export function declareReading(program: Command, run: Runner): void {
  declareConfig(program, run);
  declareLogs(program, run);
  withExample(
    withJson(program.command('explain <CODE...>').description('error codes in any shape, negative numbers too'))
      .allowUnknownOption()
      .action((codes, options) => run((invocation) => explain(invocation, codes, options))),
    'explain 0x80070003 -2147024894',
  );
  withExample(
    withJson(program.command('sample <FOLDER>').description('writes the bundled sample volume'))
      .option(
        '--scenario <NAME>',
        'which sample: healthy, orphan-profile, lock-out, failed-copyprofile, ...',
        'healthy',
      )
      .action((folder, options) => run((invocation) => sample(invocation, folder, options))),
    'sample ./sample --scenario failed-copyprofile',
  );
}

const BUNDLE = '"/mnt/image/Program Files/Amazon/Ec2ConfigService/Settings/BundleConfig.xml"';

function declareConfig(program: Command, run: Runner): void {
  const config = program.command('config').description('settings files: list, show, lint, diff, get, set, preset');
  withExample(
    withJson(
      config.command('list <VOLUME>').description('settings files of a volume, and which answer file wins'),
    ).action((volume, options) => run((invocation) => listConfigs(invocation, volume, options))),
    'config list /mnt/image',
  );
  withExample(
    withJson(config.command('show <FILE>').description('identity, problems and settings of a file')).action(
      (file, options) => run((invocation) => showConfig(invocation, file, options)),
    ),
    `config show ${BUNDLE}`,
  );
  withExample(
    withFormats(
      config
        .command('lint [FILE...]')
        .description('problems of settings files, or of all that a volume has')
        .option('--volume <ROOT>', 'every settings file of a volume, and what they say against each other'),
    ).action((files, options) => run((invocation) => lintConfigs(invocation, files, options))),
    'config lint answers/*.xml --format sarif -o lint.sarif',
  );
  withExample(
    withJson(config.command('diff <A> <B>').description('what two files say differently, setting by setting')).action(
      (before, after, options) => run((invocation) => diffConfigs(invocation, before, after, options)),
    ),
    'config diff sysprep2008.xml sysprep2008.old.xml',
  );
  withExample(
    withJson(config.command('get <FILE> <SETTING>').description('one setting'))
      .option('--show-secrets', 'print a secret in clear')
      .action((file, setting, options) => run((invocation) => getConfig(invocation, file, setting, options))),
    `config get ${BUNDLE} Properties/SetPasswordAfterSysprep`,
  );
  withExample(
    withJson(config.command('set <FILE> <SETTING> [VALUE]').description('a lossless edit; "-" reads VALUE from stdin'))
      .option('--remove', 'take the setting, or the item of a list, out of the file')
      .option('--move-to <N>', 'move the item of a list to this position of its sequence', wholeNumber(1, 10_000))
      .option('--add <NAME=VALUE>', 'add an item to the list; several for an item of several settings', collect)
      .option('--at <N>', 'with --add: the position of the new item; last without it', wholeNumber(1, 10_000))
      .option('-o, --output <OUT>', 'write the result to another file', fileName)
      .option('--apply', 'change the file, with backup and history')
      .option('--strict', 'refuse a value that Windows would not take')
      .action((file, setting, value, options) =>
        run(
          (invocation) => setConfig(invocation, file, setting, value, options),
          options.apply === true ? 'writes' : 'reads',
        ),
      ),
    `config set ${BUNDLE} Properties/SetPasswordAfterSysprep No --apply`,
  );
  declarePresets(config, run);
}

/** Answer files from presets. */
function declarePresets(config: Command, run: Runner): void {
  withExample(
    withJson(
      config.command('preset [NAME] [FILE]').description('answer files to begin with: list, make new, lay over one'),
    )
      .addOption(new Option('--architecture <A>', 'what a new file is for').choices(ARCHITECTURES).default('amd64'))
      .option('-o, --output <OUT>', 'write the new file, or the changed copy', fileName)
      .option('--apply', 'change the file, with backup and history')
      .option('--strict', 'refuse what Windows would not take')
      .action((name, file, options) =>
        run((invocation) => configPreset(invocation, name, file, options), options.apply === true ? 'writes' : 'reads'),
      ),
    'config preset no-profile sysprep2008.xml --apply',
  );
}

function declareLogs(program: Command, run: Runner): void {
  const logs = program.command('logs').description('log files: stat, cat, timeline');
  withExample(
    withJson(logs.command('stat <PATH...>').description('formats, encodings, entries')).action((paths, options) =>
      run((invocation) => logsStat(invocation, paths, options)),
    ),
    'logs stat /mnt/image',
  );
  withExample(
    withFilter(logs.command('cat <PATH...>').description('entries, file by file')).action((paths, options) =>
      run((invocation) => logsCat(invocation, paths, options)),
    ),
    'logs cat setupact.log --level error,warning',
  );
  withExample(
    withFilter(logs.command('timeline <PATH...>').description('entries of all files in one order')).action(
      (paths, options) => run((invocation) => logsTimeline(invocation, paths, options)),
    ),
    'logs timeline /mnt/image --from "2026-03-03 08:40" --grep CopyProfile',
  );
}

function withFilter(command: Command): Command {
  return withJson(command)
    .option('--level <LEVELS>', 'only these, with commas between: error, warning, info, other', levels)
    .option('--from <TIME>', 'only entries stamped at or after this time', timeOfLog)
    .option('--to <TIME>', 'only entries stamped before this time', timeOfLog)
    .option('--grep <TEXT>', 'only entries that hold this text, in any case; /TEXT/ is a regular expression');
}
