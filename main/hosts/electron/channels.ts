/** The page is loaded and wants its end of the API's port. */
export const CONNECT_CHANNEL = 'imageprep-connect';
/** Carries the port, from the main process to the preload script and from there to the page. */
export const PORT_CHANNEL = 'imageprep-port';
