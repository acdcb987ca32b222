import type { Decision } from '../../shared/model/account.ts';

/** The account or profile goes into the image as it is; `why` is a whole sentence, as in all decisions. */
export const keep = (why: string): Decision => ({ kind: 'keep', why });

/** It should not go into the image. Nothing is removed by saying so. */
export const remove = (why: string): Decision => ({ kind: 'remove', why });

/** It is damaged, and Sysprep or the profile service would trip over it. */
export const repair = (why: string): Decision => ({ kind: 'repair', why });

/** Something that decides could not be read: never taken for one of the others. */
export const cannotTell = (why: string): Decision => ({ kind: 'cannotTell', why });
