import type { CheckRule } from '../rule.ts';
import { dockerImageFamily } from '../rules/dockerImageFamily.ts';
import { iisEncryptedCredentials } from '../rules/iisEncryptedCredentials.ts';
import { msmqHang } from '../rules/msmqHang.ts';
import { serverRoles } from '../rules/serverRoles.ts';

/** The checks of server roles. */
export const roles: readonly CheckRule[] = [serverRoles, iisEncryptedCredentials, msmqHang, dockerImageFamily];
