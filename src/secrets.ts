/** Headers that say who is asking. */
const CREDENTIALS = /^(?:authorization|cookie|proxy-authorization|.*(?:api-key|token|secret).*)$/i;

/** Gemini takes its key in the query, others a token. */
const QUERY_SECRETS = /([?&](?:key|api[-_]?key|access_token|token)=)[^&#]+/gi;

export function isCredential(header: string): boolean {
  return CREDENTIALS.test(header);
}

/** The same headers, without credentials. */
export function withoutCredentials(headers: Headers): Headers {
  return new Headers([...headers].filter(([name]) => !isCredential(name)));
}

/** The same URL, its credentials replaced by an ellipsis. */
export function hideSecrets(url: string): string {
  return url.includes("?") ? url.replace(QUERY_SECRETS, "$1…") : url;
}
