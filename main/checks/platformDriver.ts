import type { Evidence } from '../../shared/model/diagnostic.ts';
import { installedDevices, type InstalledDevice } from '../subject/deviceClasses.ts';
import { hiveWhole } from '../subject/lookup.ts';
import { serviceStart, startEvidence } from '../subject/serviceStart.ts';
import type { Subject } from '../subject/subject.ts';
import { atLeast } from '../subject/versions.ts';
import {
  damagedFinding,
  finding,
  unknownFinding,
  unreadableFinding,
  type CheckFinding,
  type FindingRule,
} from './rule.ts';

/** A driver that instances of some types need. */
export interface PlatformDriver {
  /** As in `the ENA driver`. */
  readonly name: string;
  readonly services: readonly string[];
  readonly classKey: string;
  /** The description of its device, for the version. */
  readonly device: RegExp;
  /** The oldest version that a public checker takes; null where none is known. */
  readonly oldest: readonly number[] | null;
  /** What instances do not come up without it. */
  readonly consequence: string;
  readonly fix: string;
}

/** The finding about a driver: there, able to start, and not too old. On which type an image is launched is not on it. */
export function driverFinding(rule: FindingRule, subject: Subject, driver: PlatformDriver): CheckFinding {
  const { name, consequence, fix, services } = driver;
  const what = `Whether ${name} is there`;
  const starts = services.map((each) => serviceStart(subject.registry, each));
  const unknown = starts.find(({ kind }) => kind === 'unknown');
  const evidence = starts.filter(({ kind }) => kind !== 'missing').map(startEvidence);
  const warn = (title: string, shown: readonly Evidence[]) =>
    finding(rule, 'warning', title, {
      detail: consequence,
      evidence: shown,
      fix,
      breaks: rule.mayBreak ?? null,
      prediction: 'cannotTell',
    });
  if (starts.every(({ kind }) => kind === 'missing'))
    return warn(`${capital(name)} is not installed`, starts.map(startEvidence));
  if (unknown !== undefined) return unknownFinding(rule, what, `Its start value: ${unknown.found}.`, unknown.where);
  const bad = starts.find(({ kind }) => kind === 'disabled' || kind === 'missing');
  if (bad !== undefined) return warn(`${capital(name)} cannot start`, [startEvidence(bad)]);
  const devices = installedDevices(subject.registry, driver.classKey);
  if (devices.kind === 'unreadable') return unreadableFinding(rule, what, devices.problem, { key: driver.classKey });
  const device = newest(devices.kind === 'found' ? devices.value : [], driver.device);
  if (!hiveWhole(subject.report, 'SYSTEM')) return damagedFinding(rule, what, 'SYSTEM', { key: driver.classKey });
  const shown = device === null ? evidence : [...evidence, versionEvidence(device)];
  if (device?.version && driver.oldest !== null && !atLeast(device.version, driver.oldest))
    return warn(`${capital(name)} is too old: version ${device.version}`, shown);
  const version = device?.version ? `, version ${device.version}` : '';
  return finding(rule, 'pass', `${capital(name)} is installed${version}`, { evidence: shown });
}

function newest(devices: readonly InstalledDevice[], device: RegExp): InstalledDevice | null {
  const found = devices.filter(({ description }) => device.test(description));
  return found.toSorted((a, b) => (b.madeMs ?? 0) - (a.madeMs ?? 0))[0] ?? null;
}

function versionEvidence({ key, description, version }: InstalledDevice): Evidence {
  return { where: { key, value: 'DriverVersion' }, text: `${description} ${version ?? 'of unknown version'}` };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
