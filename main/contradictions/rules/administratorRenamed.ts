import { valueOrNull } from '../../subject/lookup.ts';
import { sameName } from '../../../shared/base/caseless.ts';
import { answeringAgents } from '../remoteDesktopScripts.ts';
import type { ContradictionRule } from '../rule.ts';
import { fromFiles } from '../sources.ts';

export const administratorRenamed: ContradictionRule = {
  code: 'administrator-renamed',
  title: 'The built-in Administrator has another name than the commands of the answer file',
  detail:
    'The commands name Administrator literally. On a machine where the account has another name they fail: it is not prepared, and keeps its old password.',
  severity: 'error',
  source: [fromFiles()],
  find(settings) {
    const accounts = valueOrNull(settings.subject.accounts) ?? [];
    const account = accounts.find(({ builtIn }) => builtIn === 'administrator');
    if (account === undefined || sameName(account.name, 'Administrator')) return [];
    return answeringAgents(settings).flatMap(({ answer: { config, answer } }) => {
      const command = answer.runSynchronous('specialize').find(({ path }) => /\bAdministrator\b/i.test(path));
      if (command === undefined) return [];
      return [
        {
          summary: `A command of specialize names Administrator, and the account is called ${account.name}.`,
          sides: [
            { where: { file: config.path, line: command.line }, text: 'names Administrator' },
            { where: { key: 'HKLM\\SAM\\SAM\\Domains\\Account\\Users\\000001F4' }, text: `is called ${account.name}` },
          ],
          fix: `Write ${account.name} in the commands, or rename the account after the first boot only.`,
        },
      ];
    });
  },
};
