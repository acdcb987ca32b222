import { z } from 'zod';
import data from '../../resources/log-formats/formats.json' with { type: 'json' };
import { invariant } from '../../shared/base/assert.ts';
import { LOG_FORMATS, type LogEntry, type LogFormat, type LogLevel } from '../../shared/model/log.ts';
import { compileStamp, type Stamp } from './stamp.ts';

const levelSchema = z.enum(['error', 'warning', 'info', 'other']);

const idSchema = z.enum(LOG_FORMATS);

const sampleSchema = z.strictObject({
  line: z.string(),
  time: z.string().nullable(),
  level: levelSchema,
  component: z.string(),
  text: z.string(),
});

const lineSchema = z.object({
  zone: z.enum(['utc', 'local', 'unknown']),
  stamps: z.array(z.string()),
  unstamped: z.enum(['continue', 'entry']),
  levels: z.enum(['word', 'secondWord', 'setupapi', 'cmtrace', 'none']),
  line: z.string(),
});

const commonSchema = z.object({
  id: idSchema,
  names: z.array(z.string()).default([]),
  components: z.array(z.string()).default([]),
  marks: z.string().optional(),
  samples: z.array(sampleSchema),
});

const fileSchema = z.object({
  levelWords: z.record(z.string(), levelSchema),
  formats: z.array(z.union([commonSchema.extend(lineSchema.shape), commonSchema.extend({ sameLineAs: idSchema })])),
});

export type FormatSample = z.infer<typeof sampleSchema>;

/** A log format of resources/log-formats, ready to use. */
export interface Format {
  readonly id: LogFormat;
  /** The format whose lines look the same; its own id where there is none. */
  readonly family: LogFormat;
  readonly zone: LogEntry['zone'];
  readonly stamps: readonly Stamp[];
  readonly unstamped: 'continue' | 'entry';
  readonly levels: 'word' | 'secondWord' | 'setupapi' | 'cmtrace' | 'none';
  readonly line: RegExp;
  /** Beginnings of file names, lower case. */
  readonly names: readonly string[];
  readonly components: readonly string[];
  readonly marks: RegExp | null;
  readonly samples: readonly FormatSample[];
}

const parsed = fileSchema.parse(data);

/** Level words of any format, lower case. */
export const levelWords: ReadonlyMap<string, LogLevel> = new Map(Object.entries(parsed.levelWords));

type RawFormat = (typeof parsed.formats)[number];

function compile(raw: RawFormat): Format {
  const shape = 'line' in raw ? raw : parsed.formats.find((other) => other.id === raw.sameLineAs);
  invariant(shape !== undefined && 'line' in shape, `log format ${raw.id} refers to a format without lines`);
  return {
    id: raw.id,
    family: shape.id,
    zone: shape.zone,
    stamps: shape.stamps.map(compileStamp),
    unstamped: shape.unstamped,
    levels: shape.levels,
    line: new RegExp(shape.line, shape.levels === 'cmtrace' ? 's' : ''),
    names: raw.names,
    components: raw.components,
    marks: raw.marks === undefined ? null : new RegExp(raw.marks),
    samples: raw.samples,
  };
}

/** Every format, in the order in which detection prefers them. */
export const formats: readonly Format[] = parsed.formats.map(compile);

const byId = new Map(formats.map((format) => [format.id, format]));

export function formatOf(id: LogFormat): Format {
  const format = byId.get(id);
  invariant(format !== undefined, `log format ${id} is not in resources/log-formats`);
  return format;
}
