import { Command } from 'commander';
import { declareExamining } from './commands/declareExamining.ts';
import { declareHives } from './commands/declareHives.ts';
import { declareKeeping } from './commands/declareKeeping.ts';
import { declareReading } from './commands/declareReading.ts';
import { fileName, wholeNumber } from './arguments.ts';
import type { Runner } from './invocation.ts';

export interface ProgramPorts {
  readonly version: string;
  readonly run: Runner;
  /** Serves the window in a browser until it is stopped. */
  readonly serve: (options: { readonly port: number }) => Promise<void>;
}

const MAX_PORT = 65_535;

/** The command line: names, options and arguments. Every command is a call of the router's procedures. */
export function buildProgram({ version, run, serve }: ProgramPorts): Command {
  const program = new Command('imageprep')
    .description('Predicts, checks, configures and troubleshoots Windows Sysprep runs on EC2 images, offline.')
    .version(version)
    .option('--db <FILE>', 'history database, instead of the one in your data folder', fileName)
    .showHelpAfterError('("imageprep --help" lists the commands)')
    .configureHelp({ showGlobalOptions: true })
    .addHelpText('after', OVERVIEW);
  declareExamining(program, run);
  declareReading(program, run);
  declareHives(program, run);
  declareKeeping(program, run);
  program
    .command('serve')
    .description('the window in a browser, on this PC only')
    .option('--port <N>', 'fixed port; 0 is a free one', wholeNumber(0, MAX_PORT), 0)
    .addHelpText('after', '\nExample:\n  imageprep serve --port 8080')
    .action(serve);
  return program;
}

const OVERVIEW = `
Example:
  imageprep sample ./sample --scenario failed-copyprofile
  imageprep diagnose ./sample

Exit codes: 0 clean, 1 warnings, 2 failures found, 3 incomplete, 64 wrong usage, 65 wrong input, 66 missing,
70 a fault of the program, 73 not written, 75 changed meanwhile, 77 refused.`;
