import type { CheckResult } from '../../../shared/model/check.ts';
import type { VolumeSpace } from '../../../shared/model/volume.ts';
import type { Files } from '../../support/worlds.ts';

/** One more volume for a check, by what is special about it. */
export interface FurtherCase {
  readonly when: string;
  readonly files: () => Files;
  readonly result: CheckResult;
  /** What the title or the detail of the finding says. */
  readonly says: RegExp;
}

/** A good and a bad volume for one check. Made when asked, since building hives takes time. */
export interface CheckCase {
  readonly id: string;
  readonly good: () => Files;
  /** Not given: `pass`. */
  readonly goodResult?: CheckResult;
  readonly bad: () => Files;
  readonly badResult: CheckResult;
  /** Further volumes that its logic tells apart. */
  readonly also?: readonly FurtherCase[];
  /** Room of the volumes in bytes, where it matters; not given: they are folders. */
  readonly space?: { readonly good: VolumeSpace; readonly bad: VolumeSpace };
  /** What the healthy sample comes to, which has no programs and not all of a real hive. Not given: `pass`. */
  readonly onSample?: CheckResult;
  /** `decided`: what it asks does not need the hives, so the healthy sample gives a result without them. */
  readonly withoutHives?: 'decided';
}
