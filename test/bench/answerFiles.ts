import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answerFile, DEPLOYMENT, settings, SHELL } from '../../main/config/lint/example.ts';
import { bundled } from './bundled.ts';
import { inTurn, type Measured } from './comparison.ts';
import { CLI, peakMegabytes, processMs } from './processes.ts';

const ROUNDS = 9;
const FILES = 1000;
/** Commands of one file, which has some ten thousand bytes then, and of one with ten million. */
const COMMANDS = { usual: 24, large: 33_000 } as const;
const MOST_MEMORY = 120;
/** Milliseconds that lint of all files in one command may take, and of the large one. */
const LINT_LIMIT = { many: 10_000, large: 2000 } as const;

let made: string | null = null;

/** A folder with many answer files and a large one, made by the project; it goes with the process. */
function answers(): { readonly many: string; readonly large: string } {
  made ??= writeAnswers();
  return { many: join(made, 'many'), large: join(made, 'large.xml') };
}

function writeAnswers(): string {
  const folder = mkdtempSync(join(tmpdir(), 'imageprep-bench-'));
  process.once('exit', () => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, 'many'));
  for (let index = 0; index < FILES; index += 1)
    writeFileSync(join(folder, 'many', `unattend-${index}.xml`), answerOf(index, COMMANDS.usual));
  writeFileSync(join(folder, 'large.xml'), answerOf(0, COMMANDS.large));
  return folder;
}

function answerOf(seed: number, commands: number): string {
  const shell = '<ComputerName>*</ComputerName>\n<CopyProfile>true</CopyProfile>\n<TimeZone>UTC</TimeZone>';
  const locale = ['InputLocale', 'SystemLocale', 'UILanguage', 'UserLocale'].map((name) => `<${name}>en-US</${name}>`);
  return answerFile(
    settings('generalize', 'Microsoft-Windows-PnpSysprep', '<PersistAllDeviceInstalls>true</PersistAllDeviceInstalls>'),
    settings('specialize', SHELL, shell),
    settings('specialize', DEPLOYMENT, `<RunSynchronous>\n${commandsOf(seed, commands)}\n</RunSynchronous>`),
    settings('oobeSystem', 'Microsoft-Windows-International-Core', locale.join('\n')),
    settings('oobeSystem', SHELL, `<OOBE>\n  <HideEULAPage>true</HideEULAPage>\n</OOBE>\n<TimeZone>UTC</TimeZone>`),
  );
}

function commandsOf(seed: number, count: number): string {
  return Array.from({ length: count }, (_, index) =>
    [
      '  <!-- one step of many -->',
      '  <RunSynchronousCommand wcm:action="add">',
      `    <Order>${(index % 500) + 1}</Order>`,
      `    <Path>cmd.exe /c echo step ${seed + index} &gt;&gt; "C:\\Windows\\Temp\\prepare.log"</Path>`,
      `    <Description>Step ${index} of the preparation</Description>`,
      '  </RunSynchronousCommand>',
    ].join('\n'),
  ).join('\n');
}

/** Reading a thousand answer files with all places beside saxes with namespaces and positions. */
export async function answersParsed(): Promise<Measured> {
  return besideSaxes('1,000 answer files', 'parseAnswers', answers().many, 0.9);
}

/** The same with all rules of lint. */
export async function answersWithRules(): Promise<Measured> {
  return besideSaxes('1,000 answer files, all rules', 'lintAnswers', answers().many, 1.6);
}

/** Reading an answer file of ten million bytes. */
export async function largeAnswerParsed(): Promise<Measured> {
  return besideSaxes('answer file of 10 MB', 'parseAnswers', answers().large, 0.9);
}

async function besideSaxes(title: string, program: string, path: string, goal: number): Promise<Measured> {
  const [ours, peer] = [await bundled(program), await bundled('readWithSaxes')];
  const times = await inTurn(
    ROUNDS,
    () => processMs(process.execPath, [ours, path]),
    () => processMs(process.execPath, [peer, path]),
  );
  return { title, ...times, referenceTitle: 'saxes', goal };
}

/** Peak memory of reading that file. */
export async function largeAnswerMemory(): Promise<Measured> {
  const ours = peakMegabytes([await bundled('parseAnswers'), answers().large]);
  const limit = { reference: MOST_MEMORY, referenceTitle: 'the limit', goal: 1 };
  return { title: 'answer file of 10 MB, memory', unit: 'MB', ours, ...limit };
}

/** The whole command over a thousand files beside its limit. */
export async function lintCommand(): Promise<Measured> {
  const { many } = answers();
  const files = readdirSync(many).map((name) => join(many, name));
  return lintOf('config lint of 1,000 files', files, LINT_LIMIT.many);
}

/** The whole command over a file of ten million bytes. */
export async function lintLargeCommand(): Promise<Measured> {
  return lintOf('config lint of 10 MB', [answers().large], LINT_LIMIT.large);
}

function lintOf(title: string, files: readonly string[], reference: number): Measured {
  const ours = processMs(process.execPath, [CLI, 'config', 'lint', ...files, '--json'], [0, 1, 2]);
  return { title, ours, reference, referenceTitle: 'the limit', goal: 1 };
}
