import { Option, type Command } from 'commander';
import { fileName } from '../arguments.ts';

/** The example that ends a command's help. */
export function withExample(command: Command, example: string): Command {
  return command.addHelpText('after', `\nExample:\n  imageprep ${example}`);
}

/** A command whose result can be had as JSON. */
export function withJson(command: Command): Command {
  return command.option('--json', 'the result as JSON');
}

/** A command whose result has all forms and can go to a file. */
export function withFormats(command: Command): Command {
  return withJson(command)
    .addOption(new Option('--format <F>', 'form of the result').choices(['text', 'json', 'sarif', 'junit']))
    .option('-o, --output <FILE>', 'write the result to a file', fileName)
    .hook('preAction', refuseTwoForms);
}

/** `--json` is short for `--format json`; beside another form it would win without a word. */
function refuseTwoForms(command: Command): void {
  const { json, format } = command.opts<{ readonly json?: true; readonly format?: string }>();
  if (json === true && format !== undefined && format !== 'json')
    command.error(`error: option '--json' cannot be used with option '--format ${format}'`);
}

/** An option that may be given several times. */
export function collect(text: string, all: readonly string[] = []): readonly string[] {
  return [...all, text];
}
