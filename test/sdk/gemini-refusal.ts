export const HOST = "https://generativelanguage.googleapis.com/v1beta/models";

/** As Google's parser names its messages. */
export const PACKAGE = "type.googleapis.com/google.ai.generativelanguage.v1beta";

export const INVALID = "Request contains an invalid argument.";

export const hello: object[] = [{ role: "user", parts: [{ text: "Hi" }] }];

export interface GoogleError {
  code: number;
  message: string;
  status: string;
  details?: object[];
}

/** The refusal of a request that no SDK would send; `undefined` where it is accepted. */
export async function post(path: string, body: object): Promise<GoogleError | undefined> {
  const response = await fetch(`${HOST}/${path}`, { method: "POST", body: JSON.stringify(body) });
  const { error } = (await response.json()) as { error?: GoogleError };
  if ((error?.code ?? 200) !== response.status) throw new Error(`status ${response.status}`);
  return error;
}

/** The message of the refusal, or that there is none. */
export async function ask(body: object, model = "gemini-2.5-flash"): Promise<string> {
  const error = await post(`${model}:generateContent`, { contents: hello, ...body });
  if (!error) return "accepted";
  if (error.status !== "INVALID_ARGUMENT") throw new Error(error.status);
  return error.message;
}
