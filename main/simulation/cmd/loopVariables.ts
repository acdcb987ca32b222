import { argumentText } from './argumentText.ts';
import type { Condition, SimpleCommand } from './syntax.ts';

/** Values of the variables of `for` loops by their one-letter names; case counts. */
export type Bindings = ReadonlyMap<string, string>;

/** Puts the values of loop variables into a text: `%i`, and `%~nxi` with modifiers, as cmd.exe does before it runs. */
export function bindText(text: string, bindings: Bindings, folder: string | null): string {
  if (bindings.size === 0 || !text.includes('%')) return text;
  const names = [...bindings.keys()].map((name) => name.replace(/[\\\]^-]/g, '\\$&')).join('');
  const reference = new RegExp(`%(?:~([fdpnxsatzFDPNXSATZ]*(?:\\$[^:%]*:)?))?([${names}])`, 'g');
  return text.replace(reference, (_, modifiers: string | undefined, name: string) => {
    const value = bindings.get(name) ?? '';
    return modifiers === undefined ? value : argumentText(value, modifiers, folder);
  });
}

/** A command with its variables replaced as it runs; what is shown of it stays as the script spells it. */
export function bindCommand(command: SimpleCommand, bind: (text: string) => string): SimpleCommand {
  return {
    ...command,
    text: bind(command.text),
    outputs: command.outputs.map((output) => ({ ...output, target: bind(output.target) })),
  };
}

export function bindCondition(condition: Condition, bind: (text: string) => string): Condition {
  switch (condition.kind) {
    case 'exists':
      return { ...condition, path: bind(condition.path) };
    case 'defined':
      return { ...condition, name: bind(condition.name) };
    case 'errorLevel':
      return condition;
    case 'compare':
      return { ...condition, left: bind(condition.left), right: bind(condition.right) };
  }
}
