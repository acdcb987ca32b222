import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decodeAliasMembers,
  decodeAliasNames,
  decodeMachineSid,
  decodeUserF,
  decodeUserV,
} from '../../main/accounts/samDecode.ts';
import { encodeAliasC, encodeUserF, encodeUserV } from '../../main/accounts/samEncode.ts';
import { NEW_YEAR_2020 } from '../support/hives.ts';

const MACHINE = 'S-1-5-21-1000000001-2000000002-3000000003';

describe('the structures of the SAM hive', () => {
  it('come back as they were written', () => {
    const text = fc.string({ unit: 'binary', maxLength: 20 });
    const number = fc.nat({ max: 0xffff });
    const time = fc.bigInt({ min: 0n, max: NEW_YEAR_2020 });
    fc.assert(
      fc.property(text, text, text, number, time, fc.array(number), (name, fullName, comment, rid, lastLogon, rids) => {
        const times = { lastLogon, passwordSet: lastLogon, accountExpires: lastLogon, lastBadPassword: lastLogon };
        const facts = { rid, control: rid, ...times, badPasswordCount: rid, logonCount: rid };
        expect(decodeUserV(encodeUserV({ name, fullName, comment }))).toEqual({ name, fullName, comment });
        expect(decodeUserF(encodeUserF(facts))).toEqual(facts);
        const members = rids.map((member) => `${MACHINE}-${member}`);
        const alias = encodeAliasC({ rid, name, description: comment, members });
        expect(decodeAliasMembers(alias)).toEqual({ sids: members, complete: true });
        expect(decodeAliasNames(alias)).toEqual({ name, description: comment });
      }),
    );
  });

  it('are refused or read in part when damaged, never a crash', () => {
    const whole = encodeUserV({ name: 'n', fullName: 'f', comment: 'c' });
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array({ maxLength: 300 }),
          fc.nat().map((cut) => whole.subarray(0, cut % whole.length)),
        ),
        (data) => {
          for (const decode of [decodeUserF, decodeUserV, decodeAliasMembers, decodeAliasNames, decodeMachineSid])
            decode(data);
        },
      ),
    );
    expect(decodeUserV(whole.subarray(0, 0xcc))).toBeNull();
  });
});
