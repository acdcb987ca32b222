import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import type { ShownProposal } from '../../shared/model/proposal.ts';

/** PowerShell for a Windows that has the volume attached, or a `.reg` file for the running source machine. */
export type ScriptFormat = 'ps1' | 'reg';

/** Copies a remedy for doing it by hand; as `.reg` only where every change is one of the registry. */
export function ScriptMenu({
  proposal,
  onScript,
}: {
  readonly proposal: ShownProposal;
  readonly onScript: (proposal: ShownProposal, format: ScriptFormat) => void;
}) {
  if (!proposal.changes.every(({ key }) => key !== undefined))
    return <Button onClick={() => onScript(proposal, 'ps1')}>Copy as script</Button>;
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button>Copy as script</Button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuItem onClick={() => onScript(proposal, 'ps1')}>PowerShell, for the attached volume</MenuItem>
          <MenuItem onClick={() => onScript(proposal, 'reg')}>.reg, for the running source machine</MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
