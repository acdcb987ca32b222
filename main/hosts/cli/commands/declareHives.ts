import { Argument, type Command } from 'commander';
import { REGISTRY_TYPES, type RegistryTypeName } from '../../../../shared/model/registry.ts';
import type { Access } from '../../compose.ts';
import { fileName, wholeNumber } from '../arguments.ts';
import type { Runner } from '../invocation.ts';
import { deleteFromHive, setInHive, type HiveEditOptions } from './hiveEdit.ts';
import { exportHive, getFromHive, hiveTree, statHive, verifyHive } from './hives.ts';
import { withExample, withJson } from './options.ts';

const SYSTEM = '/mnt/image/Windows/System32/config/SYSTEM';
/** Deepest level that Windows allows. */
const MAX_DEPTH = 512;
const MAX_LISTED = 1_000_000;
const LISTED = 10_000;

/** Commands about one registry hive. */
export function declareHives(program: Command, run: Runner): void {
  const hive = program.command('hive').description('registry hives: stat, tree, get, export, verify, set, delete');
  withExample(
    reading(hive.command('stat <HIVE>').description('version, root, keys and values, dirty or clean')).action(
      (file, options) => run((invocation) => statHive(invocation, file, options)),
    ),
    `hive stat ${SYSTEM}`,
  );
  withExample(
    reading(hive.command('tree <HIVE> [KEY]').description('keys below a key, which is named from the root'))
      .option('--depth <N>', 'levels below the key', wholeNumber(0, MAX_DEPTH))
      .option('--limit <N>', 'most keys that are listed', wholeNumber(1, MAX_LISTED), LISTED)
      .action((file, key, options) => run((invocation) => hiveTree(invocation, file, key, options))),
    `hive tree ${SYSTEM} ControlSet001 --depth 1`,
  );
  withExample(
    reading(hive.command('get <HIVE> [KEY] [VALUE]').description('a value; without VALUE all that a key holds'))
      .option('--show-secrets', 'print a secret in clear')
      .action((file, key, value, options) => run((invocation) => getFromHive(invocation, [file, key, value], options))),
    `hive get ${SYSTEM} Select Current`,
  );
  declareWhole(hive, run);
  declareEdits(hive, run);
}

function declareWhole(hive: Command, run: Runner): void {
  withExample(
    reading(hive.command('export <HIVE> [KEY]').description('.reg text, as regedit writes it'))
      .option('--prefix <PATH>', 'what the root is called, instead of where Windows mounts a hive of that name')
      .option('-o, --output <FILE>', 'write it to a file, in UTF-16, secrets included', fileName)
      .option('--show-secrets', 'print secrets in clear')
      .action((file, key, options) => run((invocation) => exportHive(invocation, file, key, options))),
    `hive export ${SYSTEM} Select -o select.reg`,
  );
  withExample(
    reading(hive.command('verify <HIVE>').description('looks at every bin, cell, list and value')).action(
      (file, options) => run((invocation) => verifyHive(invocation, file, options)),
    ),
    `hive verify ${SYSTEM}`,
  );
}

function declareEdits(hive: Command, run: Runner): void {
  withExample(
    writing(
      hive
        .command('set <HIVE> <KEY> <VALUE>')
        .description('sets a value, and adds its key where it is missing; "-" reads DATA from stdin')
        .addArgument(new Argument('<TYPE>', 'REG_SZ, REG_DWORD, ...').choices(REGISTRY_TYPES))
        .argument('<DATA>', 'text, a number, strings with \\0 between them, or hexadecimal digits')
        .action((file, key, value, type: RegistryTypeName, data, options) =>
          run((invocation) => setInHive(invocation, [file, key, value, type, data], options), accessOf(options)),
        ),
    ),
    `hive set ${SYSTEM} "ControlSet001\\Control\\Terminal Server" fDenyTSConnections REG_DWORD 0 --apply`,
  );
  withExample(
    writing(
      hive
        .command('delete <HIVE> <KEY> [VALUE]')
        .description('deletes a value; without VALUE the key with all below it')
        .action((file, key, value, options) =>
          run((invocation) => deleteFromHive(invocation, [file, key, value], options), accessOf(options)),
        ),
    ),
    `hive delete ${SYSTEM} "ControlSet001\\Services\\gone" --apply`,
  );
}

/** A command that shows an edit, and makes it when it is told to. */
function writing(command: Command): Command {
  return withJson(command).option('--apply', 'change the hive, with backup and history');
}

function accessOf({ apply }: HiveEditOptions): Access {
  return apply === true ? 'writes' : 'reads';
}

/** A command that reads a hive. */
function reading(command: Command): Command {
  return withJson(command).option('--no-logs', 'leave out the transaction logs beside the hive');
}
