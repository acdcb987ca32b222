/** UTF-16 units of a document; real answer files stay below 1 Mi. */
export const MAX_XML_LENGTH = 16 * 1024 * 1024;
/** Elements inside elements; real files stay below 20. */
export const MAX_XML_DEPTH = 256;
/** Attributes of one element. */
export const MAX_XML_ATTRIBUTES = 256;
/** Problems reported for one document. */
export const MAX_XML_PROBLEMS = 100;
