/** Each is measured in a process of its own. */
export const NETWORK_NAMES = ["setupServer", "setupFetchServer", "createFetch"];
