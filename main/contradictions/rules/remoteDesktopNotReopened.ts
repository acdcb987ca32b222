import { answeringAgents, answerOpens, callLine, denyLine, REMOTE_DESKTOP_SCRIPTS } from '../remoteDesktopScripts.ts';
import { says } from '../volumeSettings.ts';
import type { ContradictionRule } from '../rule.ts';
import { fromFiles, SYSPREP_PAGE } from '../sources.ts';

export const remoteDesktopNotReopened: ContradictionRule = {
  code: 'rdp-denied-not-reopened',
  title: 'Remote Desktop is refused before Sysprep, and nothing allows it again',
  detail: 'Every instance refuses Remote Desktop, and can be reached in another way only.',
  severity: 'error',
  source: [SYSPREP_PAGE, fromFiles()],
  find(settings) {
    return answeringAgents(settings).flatMap(({ agent, answer }) => {
      const { before, specialize } = REMOTE_DESKTOP_SCRIPTS[agent];
      const line = denyLine(settings.script(before) ?? '', 1);
      const opens = answerOpens(answer);
      if (line === null || says(opens, 'false')) return [];
      // A script that is not there or does something else is called in vain; one that cannot be read is not judged.
      const isCalled = specialize !== null && callLine(answer, specialize) !== null;
      const script = specialize === null ? null : settings.script(specialize);
      const isUnknown = isCalled && script === null && settings.isThere(specialize) === null;
      if (isUnknown || (isCalled && script !== null && denyLine(script, 0) !== null)) return [];
      const called = isCalled
        ? { where: { file: specialize }, text: script === null ? 'is missing' : 'does not allow it' }
        : { where: { file: answer.config.path }, text: 'No command of specialize allows it' };
      return [
        {
          summary: 'Remote Desktop is refused before Sysprep, and no step of the first boot allows it again.',
          sides: [called, { where: { file: before, line }, text: 'fDenyTSConnections is set to 1' }],
          fix: 'Call the agent’s script of the specialize phase, which sets fDenyTSConnections to 0, or take the command out of BeforeSysprep.cmd.',
        },
      ];
    });
  },
};
