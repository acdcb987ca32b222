import type { CheckResult } from '../../../shared/model/check.ts';
import type { Files } from '../../support/worlds.ts';

/** A good and a bad volume for one check. Made when asked, since building hives takes time. */
export interface CheckCase {
  readonly id: string;
  readonly good: () => Files;
  /** Not given: `pass`. */
  readonly goodResult?: CheckResult;
  readonly bad: () => Files;
  readonly badResult: CheckResult;
}
