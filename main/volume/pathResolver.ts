import type { VolumePath } from '../../shared/base/winPath.ts';
import type { Found } from '../../shared/model/volume.ts';
import type { HostFailure } from '../platform/hostFailure.ts';
import type { RawDisk, RawName, RawType } from '../platform/rawDisk.ts';
import { readLinkTarget } from './linkTarget.ts';
import { Listings, MAX_NAMES_PER_FOLDER } from './listings.ts';
import type { Listing } from './listings.ts';
import { ambiguous, folderTooLarge, linkLoop, linkOut, refusedByHost, volumeGone } from './unreadable.ts';

/** Links that one path may lead through; Windows itself stops at 63. */
export const MAX_LINKS = 63;

export interface Resolved {
  /** The path without any link, as the disk spells it. */
  readonly real: VolumePath;
  /** The path as asked for, as the disk spells it: a link keeps its own name. */
  readonly spelled: VolumePath;
  readonly type: Exclude<RawType, 'link'>;
  readonly throughLink: boolean;
}

/** Where a walk stands: folders entered so far and names still to find. */
interface Walk {
  readonly asked: VolumePath;
  readonly at: string[];
  readonly spelled: string[];
  /** Names still to go; those that a link put in front are not part of the spelling. */
  readonly queue: { readonly name: string; readonly fromLink: boolean }[];
  type: Exclude<RawType, 'link'>;
  links: number;
}

/** Finds names on a disk the way Windows does: exact first, then without case; links never leave the volume. */
export class PathResolver {
  private readonly disk: RawDisk;
  private readonly listings: Listings;

  constructor(disk: RawDisk) {
    this.disk = disk;
    this.listings = new Listings(disk);
  }

  refresh(): void {
    this.listings.clear();
  }

  resolve(path: VolumePath): Found<Resolved> {
    const names = path.split('/').filter((name) => name !== '');
    const queue = names.map((name) => ({ name, fromLink: false }));
    const walk: Walk = { asked: path, at: [], spelled: [], queue, type: 'folder', links: 0 };
    while (walk.queue.length > 0) {
      const stop = this.step(walk);
      if (stop !== null) return stop;
    }
    const { at, spelled, type, links } = walk;
    return { kind: 'found', value: { real: at.join('/'), spelled: spelled.join('/'), type, throughLink: links > 0 } };
  }

  /** The names in a folder at its real path. */
  listing(real: VolumePath, asked: VolumePath): Found<Listing> {
    const result = this.listings.of(real);
    if (result.kind === 'listed') return { kind: 'found', value: result.listing };
    return result.kind === 'tooMany' ? folderTooLarge(asked, MAX_NAMES_PER_FOLDER) : this.failed(asked, result.failure);
  }

  /** What a refusal of the host means: gone volume, absent file, or unreadable. */
  failed(asked: VolumePath, failure: HostFailure): Exclude<Found<never>, { kind: 'found' }> {
    if (failure.reason !== 'notFound') return refusedByHost(asked, failure);
    this.listings.clear();
    return this.disk.lstat('').ok ? { kind: 'absent' } : volumeGone(asked, this.disk.root);
  }

  private step(walk: Walk): Exclude<Found<Resolved>, { kind: 'found' }> | null {
    const next = walk.queue.shift();
    if (next === undefined || walk.type !== 'folder') return { kind: 'absent' };
    if (next.name === '..') return climb(walk);
    const listing = this.listing(walk.at.join('/'), walk.asked);
    if (listing.kind !== 'found') return listing;
    const [entry, other] = listing.value.find(next.name);
    if (entry === undefined) return { kind: 'absent' };
    if (other !== undefined)
      return ambiguous(
        walk.asked,
        listing.value.find(next.name).map((each) => each.name),
      );
    if (!next.fromLink) walk.spelled.push(entry.name);
    return entry.type === 'link' ? this.follow(walk, entry) : enter(walk, entry.name, entry.type);
  }

  private follow(walk: Walk, entry: RawName): Exclude<Found<Resolved>, { kind: 'found' }> | null {
    walk.links += 1;
    if (walk.links > MAX_LINKS) return linkLoop(walk.asked, MAX_LINKS);
    const link = [...walk.at, entry.name].join('/');
    const target = this.disk.readLink(link);
    if (!target.ok) return this.failed(walk.asked, target.failure);
    const leads = readLinkTarget(target.value, this.disk.root);
    if (leads.kind === 'outside') return linkOut(link, target.value);
    if (leads.kind === 'fromRoot') walk.at.length = 0;
    walk.queue.unshift(...leads.segments.map((name) => ({ name, fromLink: true })));
    return null;
  }
}

function climb(walk: Walk): Exclude<Found<Resolved>, { kind: 'found' }> | null {
  if (walk.at.length === 0) return linkOut(walk.asked, '..');
  walk.at.pop();
  return null;
}

function enter(walk: Walk, name: string, type: Exclude<RawType, 'link'>): null {
  walk.at.push(name);
  walk.type = type;
  return null;
}
