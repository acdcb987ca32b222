import type { Workbench } from '../workbench.ts';
import { STEPS } from '../route.ts';
import { STEP_WORDS } from './Rail.tsx';

/** Something that the palette runs. */
export interface Command {
  readonly name: string;
  readonly keys?: string;
  readonly run: () => void;
}

/** Every command that makes sense now. */
export function commandsOf(workbench: Workbench, showKeys: () => void): readonly Command[] {
  const { go, keep, start, edit, draft, settings, changeSettings, opening } = workbench;
  const general: readonly Command[] = [
    { name: 'Open a volume or a sample', run: () => go('start') },
    { name: 'Show the history', run: () => go('history') },
    { name: 'Show the settings', run: () => go('settings') },
    { name: 'Show the help', run: () => go('help') },
    { name: 'About and licences', run: () => go('about') },
    { name: 'Show all keys', keys: '?', run: showKeys },
    {
      name: settings.readOnly ? 'Turn read-only off' : 'Turn read-only on',
      run: () => changeSettings({ readOnly: !settings.readOnly }),
    },
    { name: 'Use the light theme', run: () => changeSettings({ theme: 'light' }) },
    { name: 'Use the dark theme', run: () => changeSettings({ theme: 'dark' }) },
    { name: 'Use the theme of the system', run: () => changeSettings({ theme: 'system' }) },
  ];
  if (opening.kind !== 'open') return general;
  return [
    ...STEPS.map((step): Command => ({ name: `Go to ${STEP_WORDS[step]}`, run: () => go(step) })),
    { name: 'Show accounts and profiles', run: () => go('checklist', 'accounts') },
    { name: 'Check again', run: () => runOn('checks', 'checklist') },
    { name: 'Run again', run: () => runOn('run', 'run') },
    { name: 'Read the logs again', run: () => runOn('diagnosis', 'troubleshoot') },
    ...(draft.edits.length === 0
      ? []
      : [
          {
            name: 'Simulate the unsaved changes',
            run: () => {
              keep('runSide', 'whatIf');
              runOn('whatIf', 'run');
            },
          },
          { name: 'Discard the unsaved changes', run: () => edit({ kind: 'discard' }) },
        ]),
    ...general,
  ];

  function runOn(job: Parameters<typeof start>[0], screen: (typeof STEPS)[number]): void {
    start(job);
    go(screen);
  }
}

/** The commands whose name holds every word of the text, in their order. */
export function matching(commands: readonly Command[], text: string): readonly Command[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return commands.filter((command) => words.every((word) => command.name.toLowerCase().includes(word)));
}
