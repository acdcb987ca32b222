import type { Certainty, Source } from '../../shared/model/diagnostic.ts';

/** The page that the product follows first. */
export const SYSPREP_PAGE: Source = {
  document: 'Amazon EC2 User Guide for Windows Instances, "Create a standard Amazon Machine Image Using Sysprep"',
  certainty: 'stated',
};

export function ec2ConfigGuide(certainty: Certainty = 'documented'): Source {
  return { document: 'Amazon EC2 User Guide for Windows Instances, EC2Config service', certainty };
}

export const LAUNCH1_GUIDE: Source = {
  document: 'Amazon EC2 User Guide for Windows Instances, EC2Launch v1',
  certainty: 'documented',
};

export const LAUNCH2_GUIDE: Source = {
  document: 'Amazon EC2 User Guide for Windows Instances, EC2Launch v2',
  certainty: 'documented',
};

/** What follows from the literal commands and files, and no page says. */
export function fromFiles(certainty: Certainty = 'inferred'): Source {
  return { document: 'Public copies of the files and scripts of the agents', certainty };
}
