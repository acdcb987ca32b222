import { readAssignment } from './assignment.ts';
import { isDevice } from './pipe.ts';
import type { ScriptHost } from './scriptHost.ts';
import type { Node, Output } from './syntax.ts';
import { isUnknown } from './variables.ts';

/** What commands could do to the run of their script, if they were run. */
export interface Effects {
  /** Variables that could change; null stands for any. */
  readonly variables: readonly string[] | null;
  /** Whether the current folder could change. */
  readonly folder: boolean;
  /** Whether anything outside the script could change, such as a file or the registry. */
  readonly touches: boolean;
  /** Whether the arguments of the script could be shifted. */
  readonly shifts: boolean;
  /** Whether they could go on elsewhere: `goto`, `exit`, another script. */
  readonly leaves: 'no' | 'script' | 'everything';
}

type Harmless = ScriptHost['harmless'];

/** Looks at commands that may or may not run; `harmless` knows those that are not part of the language. */
export function effectsOf(nodes: readonly Node[], harmless: Harmless): Effects {
  const parts = nodes.map((node) => effectsOfNode(node, harmless));
  const variables = parts.some((part) => part.variables === null)
    ? null
    : parts.flatMap((part) => part.variables ?? []);
  const leaves = (['everything', 'script'] as const).find((each) => parts.some((part) => part.leaves === each)) ?? 'no';
  const folder = parts.some((part) => part.folder);
  const touches = parts.some((part) => part.touches);
  const shifts = parts.some((part) => part.shifts);
  return { variables, folder, touches, shifts, leaves };
}

const NOTHING: Effects = { variables: [], folder: false, touches: false, shifts: false, leaves: 'no' };
const ANY_VARIABLE: Effects = { ...NOTHING, variables: null };

/** Commands that only look, print or wait for a time. */
const HARMLESS =
  /^@*(?:echo|rem|cls|title|color|ver|verify|vol|break|prompt|dir|type|find|findstr|ping|hostname|whoami)(?:\.exe)?(?![\w.])/i;

function effectsOfNode(node: Node, harmless: Harmless): Effects {
  switch (node.kind) {
    case 'simple':
      return withOutputs(effectsOfCommand(node.text.trim(), harmless), node.outputs);
    case 'chain':
      return effectsOf(node.parts, harmless);
    case 'block':
      return withOutputs(effectsOf(node.body, harmless), node.outputs);
    case 'if':
      return effectsOf(node.otherwise === null ? [node.consequence] : [node.consequence, node.otherwise], harmless);
    case 'for':
      return effectsOf([node.body], harmless);
    case 'unsupported':
      return { variables: null, folder: true, touches: true, shifts: true, leaves: 'everything' };
  }
}

function withOutputs(effects: Effects, outputs: readonly Output[]): Effects {
  const writes = outputs.some(({ target }) => !isDevice(target));
  return writes ? { ...effects, touches: true } : effects;
}

function effectsOfCommand(text: string, harmless: Harmless): Effects {
  if (/^set(?![\w.])/i.test(text)) return effectsOfSet(text);
  if (/^(?:setlocal|endlocal)\b/i.test(text)) return { ...ANY_VARIABLE, folder: true };
  if (/^(?:cd|chdir|pushd|popd)(?![\w-])|^[a-z]:\s*$/i.test(text)) return { ...NOTHING, folder: true };
  if (/^shift(?![\w.])/i.test(text)) return { ...NOTHING, shifts: true };
  if (/^call(?![\w.])/i.test(text)) return { ...ANY_VARIABLE, folder: true, touches: true };
  if (/^goto(?![\w.])/i.test(text)) return { ...ANY_VARIABLE, leaves: 'script' };
  if (/^exit(?![\w.])/i.test(text))
    return { ...ANY_VARIABLE, leaves: /\s*\/b(?!\w)/i.test(text) ? 'script' : 'everything' };
  if (/^"?[^"\s]*\.(?:cmd|bat)\b/i.test(text) || /^"[^"]*\.(?:cmd|bat)"/i.test(text))
    return { ...ANY_VARIABLE, folder: true, touches: true, leaves: 'script' };
  return HARMLESS.test(text) || harmless(text) ? NOTHING : { ...NOTHING, touches: true };
}

/** A name that a loop makes is any name. */
function effectsOfSet(text: string): Effects {
  const assignment = readAssignment(text);
  if (assignment.kind === 'show') return NOTHING;
  const names = assignment.kind === 'sum' ? assignment.names : [assignment.name];
  const known = !names.some((name) => /[%!]/.test(name) || isUnknown(name));
  // A question at the keyboard may end the run there.
  return { ...NOTHING, variables: known ? names : null, touches: assignment.kind === 'ask' };
}
