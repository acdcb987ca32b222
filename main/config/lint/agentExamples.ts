import type { LintRule } from './rule.ts';

/** Two files that differ in one place, wherever `#` stands. */
export function exampleOf(file: string, frame: string, bad: string, good: string): LintRule['example'] {
  return { file, bad: frame.replaceAll('#', () => bad), good: frame.replaceAll('#', () => good) };
}

const DECLARATION = '<?xml version="1.0" standalone="yes"?>';

/** Lines with a declaration before and a line end behind them. */
export function xmlFrame(...lines: readonly string[]): string {
  return [DECLARATION, ...lines, ''].join('\n');
}

/** A LaunchConfig.json that EC2Launch v1 takes, with `#` for one more entry behind the rest. */
export const LAUNCH_CONFIG_FRAME = `${JSON.stringify(
  {
    setComputerName: false,
    setMonitorAlwaysOn: true,
    setWallpaper: true,
    addDnsSuffixList: true,
    extendBootVolumeSize: true,
    handleUserData: true,
    adminPasswordType: '#',
    adminPassword: '',
  },
  null,
  2,
)}\n`;

/** An agent-config.yml with the stock's administrator, and `#` for lines of a task in a stage. */
export function agentConfigFrame(stage: string, ...lines: readonly string[]): string {
  return [
    'version: 1.0',
    'config:',
    '  - stage: preReady',
    '    tasks:',
    '      - task: setAdminAccount',
    '        inputs:',
    '          password:',
    '            type: random',
    ...(stage === 'preReady' ? [] : [`  - stage: ${stage}`, '    tasks:']),
    ...lines.map((line) => `      ${line}`),
    '',
  ].join('\n');
}

/** A LaunchConfig.json with a type of password, and `#` for the password. */
export function launchPasswordFrame(type: string): string {
  return LAUNCH_CONFIG_FRAME.replace('"#"', () => `"${type}"`).replace('"adminPassword": ""', '"adminPassword": "#"');
}

/** An agent-config.yml whose stage postReady runs a script, with these lines in its input. */
export function scriptFrame(first: string, ...lines: readonly string[]): string {
  const inside = [...lines, 'content: ver'].map((line) => `    ${line}`);
  return agentConfigFrame('postReady', '- task: executeScript', '  inputs:', `  ${first}`, ...inside);
}

/** An EventLogConfig.xml of EC2Config that asks for events of one log. */
export function eventsXml(level: string, count: string): string {
  return xmlFrame(
    '<Events>',
    '  <Event>',
    '    <Category>System</Category>',
    `    <ErrorType>${level}</ErrorType>`,
    `    <NumEntries>${count}</NumEntries>`,
    '  </Event>',
    '</Events>',
  );
}
