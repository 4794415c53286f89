/** What is told of the host of each refused socket: what was given first in this process. */
export function refuseOutgoing<Tell extends (host: string) => void>(tell: Tell): Tell;
