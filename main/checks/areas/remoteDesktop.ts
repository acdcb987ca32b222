import type { CheckRule } from '../rule.ts';
import { certificateBinding } from '../rules/certificateBinding.ts';
import { rdpFirewall } from '../rules/rdpFirewall.ts';
import { rdpListeners } from '../rules/rdpListeners.ts';
import { rdpNetworkLevelAuthentication } from '../rules/rdpNetworkLevelAuthentication.ts';
import { rdpPort } from '../rules/rdpPort.ts';
import { rdpServiceStart } from '../rules/rdpServiceStart.ts';
import { remoteDesktopState } from '../rules/remoteDesktopState.ts';

/** The checks of Remote Desktop. */
export const remoteDesktop: readonly CheckRule[] = [
  remoteDesktopState,
  rdpServiceStart,
  rdpListeners,
  rdpPort,
  rdpFirewall,
  rdpNetworkLevelAuthentication,
  certificateBinding,
];
