import type { Decision } from '../../shared/model/account.ts';

export const keep = (why: string): Decision => ({ kind: 'keep', why });
export const remove = (why: string): Decision => ({ kind: 'remove', why });
export const repair = (why: string): Decision => ({ kind: 'repair', why });
export const cannotTell = (why: string): Decision => ({ kind: 'cannotTell', why });
