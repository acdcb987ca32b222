import type { Command } from 'commander';
import type { Runner } from '../invocation.ts';
import { accounts, check, diagnose, inspect, simulateVolume } from './examine.ts';
import { collect, withExample, withFormats, withJson } from './options.ts';

/** Commands that look at a volume as a whole. */
export function declareExamining(program: Command, run: Runner): void {
  withExample(
    withJson(program.command('inspect <VOLUME>').description('what this volume is')).action((volume, options) =>
      run((invocation) => inspect(invocation, volume, options)),
    ),
    'inspect /mnt/image',
  );
  withExample(
    withJson(program.command('accounts <VOLUME>').description('local accounts and profiles')).action(
      (volume, options) => run((invocation) => accounts(invocation, volume, options)),
    ),
    'accounts /mnt/image --json',
  );
  withExample(
    withFormats(program.command('check <VOLUME>').description('the checklist: may I run Sysprep?'))
      .option('--policy <NAME>', 'how much is asked for; left out: what fits the agent and the Windows found')
      .option('--all', 'in text, list every check below its area, not only those that need a look')
      .action((volume, options) => run((invocation) => check(invocation, volume, options))),
    'check /mnt/image --format junit -o checks.xml',
  );
  declareSimulate(program, run);
  withExample(
    withFormats(
      program.command('diagnose <PATH...>').description('what broke: a volume, a folder or log files'),
    ).action((paths, options) => run((invocation) => diagnose(invocation, paths, options))),
    'diagnose /mnt/image',
  );
}

function declareSimulate(program: Command, run: Runner): void {
  const command = withFormats(program.command('simulate <VOLUME>').description('the run, step by step'))
    .option(
      '--what-if <WHAT>',
      'FILE:SETTING=VALUE, laid over the volume for this run; FILE is answer, config, bundle, launch or a path, an '
        + 'empty VALUE removes the setting; may be given several times',
      collect,
    )
    .option('--resume', 'go on from where the volume stands')
    .action((volume, options) => run((invocation) => simulateVolume(invocation, volume, options)));
  withExample(command, 'simulate /mnt/image --what-if bundle:Properties/SetPasswordAfterSysprep=No');
}
