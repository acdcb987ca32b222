import { z } from 'zod';
import { PROFILE_HIVES, PROFILE_PROBLEMS } from '../../../../shared/model/account.ts';
import { agentKind, diagnostic, instant, place } from './finding.ts';

const fileFound = z.object({ path: z.string(), kind: z.string(), size: z.number().int().min(0) });

export const inspect = z.object({
  root: z.string(),
  windows: z.object({
    productName: z.string().nullable(),
    editionId: z.string().nullable(),
    build: z.string().nullable(),
    installationType: z.string().nullable(),
    kernel: z.string().nullable(),
  }),
  computerName: z.string().nullable(),
  controlSet: z.number().int().nullable(),
  imageState: z.string().nullable(),
  generalized: z.object({
    verdict: z.enum(['generalized', 'notGeneralized', 'partly', 'unknown']),
    markers: z.array(
      z.object({
        id: z.string(),
        where: place,
        found: z.string(),
        points: z.enum(['generalized', 'notGeneralized', 'unclear']),
      }),
    ),
  }),
  agents: z.array(
    z.object({
      kind: agentKind,
      version: z.string().nullable(),
      evidence: z.array(z.string()),
    }),
  ),
  hives: z.array(
    z.object({
      name: z.string(),
      path: z.string(),
      state: z.enum(['clean', 'dirty', 'replayed', 'damaged', 'unreadable', 'missing']),
      size: z.number().int().min(0),
      logsApplied: z.array(z.string()),
      warnings: z.array(diagnostic),
    }),
  ),
  configs: z.array(fileFound),
  logs: z.array(fileFound),
  writeBar: z.enum(['runningSystem', 'readOnlyDisk', 'hibernated', 'readOnlySwitch']).nullable(),
  fingerprint: z.string(),
  problems: z.array(diagnostic),
});

export const accounts = z.object({
  machineSid: z.string().nullable(),
  accounts: z.array(
    z.object({
      rid: z.number().int(),
      sid: z.string().nullable(),
      name: z.string(),
      fullName: z.string(),
      comment: z.string(),
      builtIn: z.enum(['administrator', 'guest', 'defaultAccount', 'wdagUtilityAccount']).nullable(),
      disabled: z.boolean(),
      lockedOut: z.boolean(),
      passwordNeverExpires: z.boolean(),
      passwordNotRequired: z.boolean(),
      administrator: z.boolean(),
      groups: z.array(z.string()),
      lastLogon: instant.nullable(),
      passwordSet: instant.nullable(),
      lastBadPassword: instant.nullable(),
      expires: instant.nullable(),
      badPasswordCount: z.number().int().min(0),
      logonCount: z.number().int().min(0),
    }),
  ),
  groups: z.array(
    z.object({
      rid: z.number().int(),
      name: z.string(),
      description: z.string(),
      members: z.array(
        z.object({
          sid: z.string(),
          of: z.enum(['machine', 'otherDomain', 'system', 'unknown']),
          account: z.string().nullable(),
        }),
      ),
    }),
  ),
  profiles: z.array(
    z.object({
      kind: z.enum(['person', 'service']),
      sid: z.string().nullable(),
      keyName: z.string().nullable(),
      path: z.string().nullable(),
      state: z.number().int().nullable(),
      stateWords: z.array(z.string()),
      folderExists: z.boolean().nullable(),
      problems: z.array(z.enum(PROFILE_PROBLEMS)),
      account: z.string().nullable(),
      lastUse: z.object({ at: instant, from: z.enum(['unloaded', 'loaded', 'hiveWritten']) }).nullable(),
      hive: z.enum(PROFILE_HIVES).nullable(),
      size: z
        .object({ bytes: z.number().int().min(0), entries: z.number().int().min(0), complete: z.boolean() })
        .nullable(),
    }),
  ),
  table: z.array(
    z.object({
      name: z.string(),
      sid: z.string().nullable(),
      rid: z.number().int().nullable(),
      profile: z.number().int().min(0).nullable(),
      wrong: z.array(z.string()),
      checks: z.array(z.string()),
      decision: z.object({ kind: z.enum(['keep', 'remove', 'repair', 'cannotTell']), why: z.string() }),
    }),
  ),
  complete: z.boolean(),
  problems: z.array(diagnostic),
  warnings: z.array(diagnostic),
});

export const sample = z.object({ folder: z.string(), scenario: z.string(), files: z.number().int().min(1) });
