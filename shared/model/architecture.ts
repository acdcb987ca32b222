/** Builds that a component of an answer file can be for. Source: answer file facts, section 1. */
export const ARCHITECTURES = ['x86', 'amd64', 'wow64', 'arm64', 'arm'] as const;

export type Architecture = (typeof ARCHITECTURES)[number];
