import type { Certainty, Source } from '../../../shared/model/diagnostic.ts';

const REFERENCE = 'Microsoft, Unattended Windows Setup Reference';

/** The reference itself, where it says the rule. */
export function reference(certainty: Certainty = 'documented'): readonly Source[] {
  return [{ document: REFERENCE, certainty }];
}

/** The tables are of one release, the rule was observed: another release may know more settings, or fewer. */
export const REFERENCE_TABLES: readonly Source[] = [
  { document: `${REFERENCE} (state of Windows 10, version 1809)`, certainty: 'documented' },
  {
    document: 'Public answer files, settings files and setup logs',
    certainty: 'observed',
    says: 'One setting that Windows does not take makes it refuse the whole answer file.',
  },
];

/** The same tables where what follows from them is less sure. */
export function referenceTables(certainty: Certainty): readonly Source[] {
  return REFERENCE_TABLES.map((source, index) => (index === 0 ? { ...source, certainty } : source));
}

export function publicFiles(certainty: Certainty = 'observed'): readonly Source[] {
  return [{ document: 'Public answer files, settings files and setup logs', certainty }];
}

/** Public reports of the very mistake that was found. */
export const FATAL_REPORTS: readonly Source[] = [
  { document: 'Public reports of this very mistake', certainty: 'observed' },
];

export const EC2_GUIDE: readonly Source[] = [
  { document: 'Amazon EC2 User Guide for Windows Instances, EC2Config service', certainty: 'documented' },
];

/** The page that the product follows first. */
export const SYSPREP_PAGE: readonly Source[] = [
  {
    document: 'Amazon EC2 User Guide for Windows Instances, "Create a standard Amazon Machine Image Using Sysprep"',
    certainty: 'stated',
  },
];

export const LAUNCH1_GUIDE: readonly Source[] = [
  { document: 'Amazon EC2 User Guide for Windows Instances, EC2Launch v1', certainty: 'documented' },
];

/** How the agent's own scripts read their settings. */
export const LAUNCH1_SCRIPTS: readonly Source[] = [
  { document: 'The scripts of EC2Launch v1 (version 1.3.2003498)', certainty: 'observed' },
];

export const LAUNCH2_GUIDE: readonly Source[] = [
  { document: 'Amazon EC2 User Guide for Windows Instances, EC2Launch v2', certainty: 'documented' },
];
