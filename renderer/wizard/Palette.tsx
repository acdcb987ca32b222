/* A native list of options cannot be styled or filtered like this; the roles follow the combobox pattern. */
/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/no-noninteractive-element-to-interactive-role */
import { useId, useState, type KeyboardEvent } from 'react';
import { useModal } from '../components/Modal.tsx';
import { matching, type Command } from './commands.ts';

/** Finds and runs a command by its name. */
export function Palette({
  commands,
  onClose,
}: {
  readonly commands: readonly Command[];
  readonly onClose: () => void;
}) {
  const dialog = useModal();
  const id = useId();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const shown = matching(commands, text);
  const selected = Math.min(at, shown.length - 1);
  const run = (command: Command | undefined): void => {
    if (command === undefined) return;
    onClose();
    command.run();
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown') setAt(Math.min(shown.length - 1, selected + 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(0, selected - 1));
    else if (event.key === 'Enter') run(shown[selected]);
    else return;
    event.preventDefault();
  };
  return (
    <dialog ref={dialog} className="modal palette" aria-label="Commands" onClose={onClose}>
      <input
        role="combobox"
        aria-label="Command"
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-activedescendant={shown.length === 0 ? undefined : `${id}-${selected}`}
        placeholder="Find a command"
        autoComplete="off"
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKey}
      />
      <ul id={`${id}-list`} role="listbox" aria-label="Commands">
        {shown.map((command, index) => (
          // The input above takes the keys; an option only takes the mouse.
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
          <li
            key={command.name}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === selected}
            onClick={() => run(command)}
          >
            <span className="grow">{command.name}</span>
            {command.keys === undefined ? null : <span className="kbd">{command.keys}</span>}
          </li>
        ))}
      </ul>
      {shown.length === 0 ? <p className="cb muted">No command has this name.</p> : null}
    </dialog>
  );
}
